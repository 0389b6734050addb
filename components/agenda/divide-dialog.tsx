'use client';

import { useMemo, useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { SkeletonLines } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import type { Agenda } from '@/lib/runs/sessions/queries';
import type { TrackPerson } from '@/lib/runs/tracks/queries';
import { spreadEvenly } from '@/lib/runs/tracks/rules';
import { TaskDialog } from './task-dialog';
import type { AgendaActions } from './types';
import { useAnswer } from './use-answer';

type Props = {
  agenda: Agenda;
  actions: Pick<AgendaActions, 'trackPeople' | 'dividePeople'>;
  onClose: () => void;
};

type Places = ReadonlyMap<string, string | null>;

/** Who is in which track: one by one, many at once, or spread evenly. */
export function DivideDialog({ agenda, actions, onClose }: Props) {
  const t = useTranslations('agenda');
  const router = useRouter();
  const { value: people, failed } = useAnswer(() => actions.trackPeople({ runId: agenda.id }));
  const [changed, setChanged] = useState<Places>(new Map());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState(agenda.tracks[0]?.id ?? '');
  const dividing = useCommand(actions.dividePeople, {
    onDone: ({ count }) => {
      onClose();
      toast.success(t('divide.done', { count }));
      router.refresh();
    },
  });
  const now = useMemo(
    () =>
      (people ?? []).map((person) => ({
        ...person,
        trackId: changed.has(person.enrolmentId) ? (changed.get(person.enrolmentId) ?? null) : person.trackId,
      })),
    [people, changed],
  );
  const put = (places: readonly { enrolmentId: string; trackId: string | null }[]) =>
    setChanged(
      (before) => new Map([...before, ...places.map((each) => [each.enrolmentId, each.trackId] as const)]),
    );
  const options = [
    { value: '', label: t('divide.none') },
    ...agenda.tracks.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const trackIds = agenda.tracks.map(({ id }) => id);
  return (
    <TaskDialog
      wide
      title={t('divide.title')}
      description={t('divide.text')}
      submit={t('divide.save')}
      disabled={changed.size === 0}
      pending={dividing.pending}
      onSubmit={() =>
        dividing.run({
          runId: agenda.id,
          places: [...changed].map(([enrolmentId, trackId]) => ({ enrolmentId, trackId })),
        })
      }
      onClose={onClose}
    >
      <Failure
        refusals={failed ? [{ code: 'NO_CONNECTION' }, ...dividing.refusals] : dividing.refusals}
        errorId={dividing.errorId}
      />
      {!people && !failed && <SkeletonLines lines={8} />}
      {people && (
        <>
          <p aria-live="polite">
            {[...agenda.tracks, { id: null, name: t('divide.none') }]
              .map(({ id, name }) => `${name}: ${now.filter(({ trackId }) => trackId === id).length}`)
              .join(' · ')}
          </p>
          <div className="flex flex-wrap items-end gap-2">
            <Button onClick={() => put(spreadEvenly(now, trackIds))}>{t('divide.spread')}</Button>
            <Field label={t('divide.into')} unmarked className="max-md:flex-1">
              <Select value={target} onChange={(event) => setTarget(event.target.value)} options={options} />
            </Field>
            <Button
              disabled={selected.size === 0}
              onClick={() => {
                put([...selected].map((enrolmentId) => ({ enrolmentId, trackId: target || null })));
                setSelected(new Set());
              }}
            >
              {t('divide.assign', { count: selected.size })}
            </Button>
          </div>
          <DividedPeople
            people={now}
            options={options}
            selected={selected}
            onSelect={setSelected}
            onPut={(enrolmentId, trackId) => put([{ enrolmentId, trackId }])}
          />
        </>
      )}
    </TaskDialog>
  );
}

type ListProps = {
  people: readonly TrackPerson[];
  options: readonly { value: string; label: string }[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onPut: (enrolmentId: string, trackId: string | null) => void;
};

function DividedPeople({ people, options, selected, onSelect, onPut }: ListProps) {
  const t = useTranslations('agenda');
  const select = (enrolmentId: string, wanted: boolean) => {
    const next = new Set(selected);
    if (wanted) next.add(enrolmentId);
    else next.delete(enrolmentId);
    onSelect(next);
  };
  if (people.length === 0) return <p className="text-ink-muted">{t('divide.nobody')}</p>;
  return (
    <div className="border-line rounded-md border">
      <Checkbox
        className="border-line border-b px-3"
        label={t('divide.all')}
        checked={selected.size === people.length}
        onChange={(event) =>
          onSelect(new Set(event.target.checked ? people.map(({ enrolmentId }) => enrolmentId) : []))
        }
      />
      <ul className="divide-line divide-y">
        {people.map(({ enrolmentId, name, institution, confirmed, trackId }) => (
          <li key={enrolmentId} className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-1">
            <Checkbox
              className="min-w-0 flex-1"
              label={name}
              hint={
                [institution, confirmed ? '' : t('divide.invited')].filter(Boolean).join(' · ') || undefined
              }
              checked={selected.has(enrolmentId)}
              onChange={(event) => select(enrolmentId, event.target.checked)}
            />
            <Select
              aria-label={t('divide.trackOf', { name })}
              className="w-44"
              value={trackId ?? ''}
              onChange={(event) => onPut(enrolmentId, event.target.value || null)}
              options={options}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
