'use client';

import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { buttonClass } from '@/components/ui/button-style';
import type { Register } from '@/lib/attendance/register/types';
import { isBlank } from '@/lib/attendance/rules';
import { useTexts } from '../texts';
import { LoadState } from './load-state';
import { part } from './part';
import { RegisterProgress } from './progress';
import { countsOf, personOf } from './roster';
import { RosterList } from './roster-list';
import { createRows } from './rows';
import { SaveBar } from './save-bar';
import { SessionHead } from './session-head';
import { Toolbar } from './toolbar';
import { useNameSearch } from './use-name-search';
import { useSessionRegister, type Held } from './use-session-register';
import { useRosterActions } from './use-roster-actions';
import { useWorker } from './use-worker';
import { useMoment } from './when';

const AddFound = part(() => import('./add-found').then((module) => module.AddFound));
const Scanner = part(() => import('./scan/scanner').then((module) => module.Scanner));
const UndoBar = part(() => import('./undo-bar').then((module) => module.UndoBar));
const WalkInForm = part(() => import('./walk-in-form').then((module) => module.WalkInForm));

/** One session's register on the phone. */
export function SessionRegister({ sessionId }: { sessionId: string }) {
  const held = useSessionRegister(sessionId);
  if (!held.register)
    return <LoadState loaded={held.loaded} sessionId={sessionId} onRetry={() => void held.refresh()} />;
  return <LoadedRegister held={held} register={held.register} />;
}

function LoadedRegister({ held, register }: { held: Held; register: Register }) {
  const { t } = useTexts();
  const moment = useMoment();
  const onNewVersion = useWorker();
  const { session } = register;
  const { people, marks, walkIns, outbox, outboxState, keptAt } = held;
  const { actions, expanded, current, justDone, said } = useRosterActions(held);
  const [query, setQuery] = useState('');
  /** People who were open when the filter was switched on: a row does not vanish under the finger. */
  const [openThen, setOpenThen] = useState<ReadonlySet<string> | null>(null);
  /** The name that the form for somebody on no list begins with; null: it is closed. */
  const [adding, setAdding] = useState<string | null>(null);
  const [scanning, setScanning] = useState(false);

  const extra = useMemo(
    () => [...walkIns.values()].filter(({ mark }) => !isBlank(mark)).map(personOf),
    [walkIns],
  );
  const everybody = useMemo(() => [...people, ...extra], [people, extra]);
  const found = useNameSearch(people, query);
  const foundExtra = useNameSearch(extra, query);
  const shown = useMemo(
    () => (openThen ? found.filter((person) => openThen.has(person.id)) : found),
    [found, openThen],
  );
  const counts = useMemo(() => countsOf(people, marks), [people, marks]);
  const names = useMemo(() => new Map(everybody.map((person) => [person.id, person.name])), [everybody]);
  const ofRows = [...shown, ...foundExtra];
  const first = ofRows.find((person) => person.id === current) ?? ofRows[0];
  const [rows] = useState(() => createRows({ marks, expanded, current: first?.id }));
  useLayoutEffect(
    () => rows.see({ marks, expanded, current: first?.id }),
    [rows, marks, expanded, first?.id],
  );
  const add = useCallback(() => setAdding(''), []);
  const scan = useCallback(() => setScanning(true), []);
  const endScan = useCallback(() => setScanning(false), []);
  const blank = people.filter((person) => person.expected && isBlank(marks.get(person.id)));
  return (
    <div className="flex min-h-dvh flex-col">
      {scanning && <Scanner held={held} register={register} onClose={endScan} />}
      {/* Behind the scanner, once that is there: the list keeps its rows, and stays where the scanner cannot be loaded. */}
      <main className="mx-auto w-full max-w-3xl flex-1 [#scanner~&]:hidden">
        <SessionHead session={session} asOf={keptAt && moment(keptAt)} onAdd={add} onScan={scan} />
        {session.cancelled && <p className="bg-danger-soft text-danger px-4 py-2">{t('cancelled')}</p>}
        <div className="px-3 pb-3 md:px-4">
          <RegisterProgress counts={counts} total={people.length} />
        </div>
        <Toolbar
          query={query}
          onQuery={setQuery}
          blank={blank.length}
          onlyBlank={openThen !== null}
          onOnlyBlank={() => setOpenThen(openThen ? null : new Set(blank.map((person) => person.id)))}
          onAllPresent={actions.allPresent}
          closed={!outbox || session.cancelled}
        />
        {adding !== null && (
          <WalkInForm
            typed={adding}
            people={everybody}
            onAdd={(name) => {
              setAdding(null);
              setQuery('');
              actions.add(name);
            }}
            onChoose={(person) => {
              setAdding(null);
              setQuery('');
              actions.choose(person);
            }}
            onClose={() => setAdding(null)}
          />
        )}
        {people.length === 0 && <p className="text-ink-muted px-4 py-12 text-center">{t('nobody')}</p>}
        {people.length > 0 && shown.length === 0 && (
          <p className="text-ink-muted px-4 pt-12 pb-4 text-center">
            {t(query ? 'nobodyFound' : 'allRecorded')}
          </p>
        )}
        {query.trim() !== '' && shown.length === 0 && adding === null && !session.cancelled && (
          <AddFound name={query.trim()} onAdd={() => setAdding(query.trim())} />
        )}
        <RosterList
          people={shown}
          walkIns={foundExtra}
          rows={rows}
          sessionMinutes={session.durationMinutes}
          actions={actions.row}
          onCurrent={actions.setCurrent}
          onSwipe={actions.swipe}
        />
        {/* What comes after the session stands after the list: above it, it would push the first names out of sight. */}
        <p className="px-3 pt-4 md:px-4">
          <a href={`/me/tests/${session.runId}`} className={buttonClass({})}>
            {t('tests')}
          </a>
        </p>
        <p className="text-ink-muted px-4 py-3 text-sm pointer-coarse:hidden">{t('keys')}</p>
        <p className="text-ink-muted hidden px-3 py-3 text-sm pointer-coarse:block">{t('swipes')}</p>
      </main>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="sticky bottom-0 z-30">
        {justDone && !scanning && (
          <UndoBar
            text={justDone.text}
            onUndo={justDone.done.length > 0 ? () => actions.undo(justDone.done) : null}
            onClose={actions.close}
          />
        )}
        <SaveBar
          outbox={outbox}
          state={outboxState}
          atOffice={[...marks.values()].filter((mark) => !mark.pending && !isBlank(mark)).length}
          reachedAt={held.reachedAt}
          signedOut={held.signedOut}
          sessionId={session.id}
          nameOf={(id) => names.get(id) ?? t('someone')}
          onMend={(entry, mend, content) => {
            if (mend !== 'name') return actions.mend(entry, mend, content);
            setAdding(entry.operation.walkInName ?? '');
            void outbox?.discard([entry.operation.id]);
          }}
          onNewVersion={onNewVersion}
        />
      </div>
    </div>
  );
}
