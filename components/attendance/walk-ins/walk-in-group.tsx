'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import type { Candidate as Facts, WalkInGroup as Group } from '@/lib/attendance/walk-ins/queries';
import { shownName } from '@/lib/people/names/rules';
import { Candidate, hasPlace } from './candidate';
import { Recorded } from './recorded';
import type { WalkInActions } from './types';
import { useSettled } from './use-settled';

const FindDialog = dynamic(() => import('./find-dialog').then((module) => module.FindDialog));
const NewPersonDialog = dynamic(() => import('./new-person-dialog').then((module) => module.NewPersonDialog));
const PlaceDialog = dynamic(() => import('./place-dialog').then((module) => module.PlaceDialog));
const RefuseDialog = dynamic(() => import('./refuse-dialog').then((module) => module.RefuseDialog));

type Opened = 'find' | 'new' | 'refuse' | { place: Facts } | null;
type Props = { runId: string; group: Group; actions: WalkInActions };

/** One typed name, in however many sessions, and what to make of it. */
export function WalkInGroup({ runId, group, actions }: Props) {
  const t = useTranslations('walkIns');
  const settled = useSettled();
  const { name, walkIns, onRoster, known } = group;
  /** The same name need not be the same person: each session can be left out. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<Opened>(null);
  const [tying, setTying] = useState<Facts | null>(null);
  /** The same at once: what is done is said of whoever was pressed last. */
  const pressed = useRef<Facts | null>(null);
  const walkInIds = walkIns.map(({ id }) => id).filter((id) => !left.has(id));
  const chosen = { runId, name, walkInIds, actions };
  const command = useCommand(actions.tie, {
    onDone: () => {
      setOpened(null);
      settled(t('tied', { name: pressed.current ? shownName(pressed.current) : name }));
    },
  });
  const choose = (person: Facts) => {
    if (!hasPlace(person)) return setOpened({ place: person });
    setTying(person);
    pressed.current = person;
    command.run({ runId, walkInIds, enrolmentId: person.place.enrolmentId });
  };
  const close = () => setOpened(null);
  const nobody = walkInIds.length === 0;
  const candidates = (title: string, people: readonly Facts[]) =>
    people.length > 0 && (
      <div>
        <h4 className="text-ink-muted mb-1 text-sm font-medium">{title}</h4>
        <ul className="border-line divide-line divide-y rounded-md border">
          {people.map((person) => (
            <Candidate
              key={person.personId}
              person={person}
              pending={command.pending && tying?.personId === person.personId}
              choose={() => !nobody && choose(person)}
            />
          ))}
        </ul>
      </div>
    );
  return (
    <li className="grid gap-3 px-4 py-3 lg:grid-cols-2 lg:gap-6">
      <div className="flex min-w-0 flex-col gap-2">
        <h3 dir="auto" className="text-base font-semibold break-words">
          {name}
        </h3>
        {walkIns.length === 1
          ? walkIns.map((walkIn) => <Recorded key={walkIn.id} walkIn={walkIn} />)
          : walkIns.map((walkIn) => (
              <Checkbox
                key={walkIn.id}
                label={<Recorded walkIn={walkIn} />}
                checked={!left.has(walkIn.id)}
                onChange={({ target }) => {
                  const next = new Set(left);
                  if (target.checked) next.delete(walkIn.id);
                  else next.add(walkIn.id);
                  setLeft(next);
                }}
              />
            ))}
        {walkIns.length > 1 && <p className="text-ink-muted text-sm">{t('together')}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <Failure {...command} />
        {candidates(t('onRoster'), onRoster)}
        {candidates(t('known'), known)}
        {onRoster.length + known.length === 0 && <p className="text-ink-muted">{t('nobodyLike')}</p>}
        <div className="flex flex-wrap gap-2">
          <Button size="sm" disabled={nobody} onClick={() => setOpened('find')}>
            {t('find')}
          </Button>
          <Button size="sm" disabled={nobody} onClick={() => setOpened('new')}>
            {t('new')}
          </Button>
          <Button size="sm" variant="quiet" disabled={nobody} onClick={() => setOpened('refuse')}>
            {t('refuse')}
          </Button>
        </div>
      </div>
      {opened === 'find' && (
        <FindDialog {...chosen} pending={command.pending} choose={choose} onClose={close} />
      )}
      {opened === 'new' && <NewPersonDialog {...chosen} onClose={close} />}
      {opened === 'refuse' && <RefuseDialog {...chosen} onClose={close} />}
      {opened !== null && typeof opened === 'object' && (
        <PlaceDialog {...chosen} person={opened.place} onClose={close} />
      )}
    </li>
  );
}
