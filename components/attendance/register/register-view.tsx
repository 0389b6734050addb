'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { CheckCheck, Search, Undo2 } from 'lucide-react';
import clsx from 'clsx';
import { buttonClass } from '@/components/ui/button-style';
import { controlClass } from '@/components/ui/control-style';
import { isBlank } from '@/lib/attendance/rules';
import type { MarkContent, Operation } from '@/lib/attendance/types';
import { useTexts } from '../texts';
import { LoadState } from './load-state';
import { PersonRow } from './person-row';
import { RegisterProgress } from './progress';
import { countsOf } from './roster';
import { SaveBar } from './save-bar';
import { SessionHead } from './session-head';
import { useNameSearch } from './use-name-search';
import { useRegister } from './use-register';
import { useRosterKeys } from './use-roster-keys';

/** The register of one session: who is here? */
export function RegisterView({ sessionId }: { sessionId: string }) {
  const { t } = useTexts();
  const {
    loaded,
    register,
    people,
    marks,
    outbox,
    outboxState,
    reachedAt,
    refresh,
    change,
    allPresent,
    undo,
  } = useRegister(sessionId);
  const [query, setQuery] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  /** People who were open when the filter was switched on: a row does not vanish under the finger. */
  const [openThen, setOpenThen] = useState<ReadonlySet<string>>(new Set());
  const [expanded, setExpanded] = useState<string | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [filled, setFilled] = useState<readonly Operation[]>([]);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);

  const found = useNameSearch(people, query);
  const shown = onlyOpen ? found.filter((person) => openThen.has(person.id)) : found;
  const counts = useMemo(() => countsOf(people, marks), [people, marks]);
  const names = useMemo(() => new Map(people.map((person) => [person.id, person.name])), [people]);
  const tell = useCallback(
    (id: string, part: Partial<MarkContent>) => {
      setCurrent(id);
      change(id, part);
      if (part.status) setSaid(`${names.get(id) ?? ''}: ${t(part.status)}`);
    },
    // The texts do not change while the page lives.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [change, names],
  );
  const toggle = useCallback((id: string) => {
    setCurrent(id);
    setExpanded((before) => (before === id ? null : id));
  }, []);
  const onKeyDown = useRosterKeys({ list, onCurrent: setCurrent, onToggle: toggle, onChange: tell });

  if (!register) return <LoadState loaded={loaded} onRetry={() => void refresh()} />;
  const { session } = register;
  const blank = people.filter((person) => person.expected && isBlank(marks.get(person.id)));
  const firstShown = shown.some((person) => person.id === current) ? current : shown[0]?.id;
  const atOffice = [...marks.values()].filter((mark) => !mark.pending && !isBlank(mark)).length;
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="mx-auto w-full max-w-3xl flex-1">
        <SessionHead session={session} />
        {session.cancelled && <p className="bg-danger-soft text-danger px-4 py-2">{t('cancelled')}</p>}
        <div className="px-3 pb-3 md:px-4">
          <RegisterProgress counts={counts} total={people.length} />
        </div>
        <div className="border-line bg-canvas sticky top-0 z-10 flex flex-wrap gap-2 border-b px-3 py-2 md:px-4">
          <div className="relative flex-1 max-md:basis-full">
            <Search aria-hidden className="text-ink-muted absolute top-1/2 left-3 size-4 -translate-y-1/2" />
            <input
              type="search"
              value={query}
              aria-label={t('search')}
              placeholder={t('search')}
              onChange={(event) => setQuery(event.target.value)}
              className={clsx(controlClass, 'pl-9')}
            />
          </div>
          <button
            type="button"
            aria-pressed={onlyOpen}
            onClick={() => {
              setOpenThen(new Set(blank.map((person) => person.id)));
              setOnlyOpen(!onlyOpen);
            }}
            className={buttonClass({
              variant: onlyOpen ? 'primary' : 'secondary',
              className: 'max-md:flex-auto max-md:px-2.5!',
            })}
          >
            {t('onlyOpen', { count: blank.length })}
          </button>
          <button
            type="button"
            disabled={blank.length === 0 || !outbox || session.cancelled}
            onClick={() => {
              const made = allPresent();
              setFilled(made);
              setSaid(t('filled', { count: made.length }));
            }}
            className={buttonClass({
              variant: onlyOpen ? 'secondary' : 'primary',
              className: 'max-md:flex-auto max-md:px-2.5!',
            })}
          >
            <CheckCheck aria-hidden className="size-4" />
            {t('allPresent', { count: blank.length })}
          </button>
        </div>
        {filled.length > 0 && (
          <div className="border-line bg-ok-soft flex items-center gap-3 border-b px-3 py-2 md:px-4">
            <p className="min-w-0 flex-1">{t('filled', { count: filled.length })}</p>
            <button
              type="button"
              onClick={() => {
                setSaid(t('undone', { count: undo(filled) }));
                setFilled([]);
              }}
              className={buttonClass({ variant: 'secondary', size: 'sm' })}
            >
              <Undo2 aria-hidden className="size-4" />
              {t('undo')}
            </button>
          </div>
        )}
        {people.length === 0 && <p className="text-ink-muted px-4 py-12 text-center">{t('nobody')}</p>}
        {people.length > 0 && shown.length === 0 && (
          <p className="text-ink-muted px-4 py-12 text-center">{t(query ? 'nobodyFound' : 'allRecorded')}</p>
        )}
        <ul ref={list} aria-label={t('roster')} onKeyDown={onKeyDown} className="bg-surface">
          {shown.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              mark={marks.get(person.id) ?? null}
              open={expanded === person.id}
              current={firstShown === person.id}
              sessionMinutes={session.durationMinutes}
              onChange={tell}
              onToggle={toggle}
            />
          ))}
        </ul>
        <p className="text-ink-muted hidden px-4 py-3 text-sm md:block">{t('keys')}</p>
      </main>
      <p role="status" className="sr-only">
        {said}
      </p>
      <SaveBar
        outbox={outbox}
        state={outboxState}
        atOffice={atOffice}
        reachedAt={reachedAt}
        nameOf={(id) => names.get(id) ?? t('someone')}
        signInHref={`/sign-in?next=${encodeURIComponent(`/register/${sessionId}`)}`}
      />
    </div>
  );
}
