'use client';

import { useState } from 'react';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import type { Board } from '@/lib/attendance/board/types';
import type { AttendanceStatus } from '@/lib/attendance/types';
import type { Locale } from '@/lib/text/locale';
import { inReadersLanguage } from '../register/when';
import { BoardState } from './board-state';
import { BoardTable } from './board-table';
import { BoardTools } from './board-tools';
import { CellDialog } from './cell-dialog';
import { addressOf, countsOf, filtered, filterOf, type BoardFilter } from './filter';
import { Flags } from './flags';
import { Legend } from './legend';
import { useBoard } from './use-board';
import type { CellPlace } from './use-grid-keys';
import { useUndoKey } from './use-undo';

type Shown = ReturnType<typeof useBoard> & { board: Board };

/** How does attendance stand? People by sessions, live, with what stands behind each mark. */
export function BoardView({ runId }: { runId: string }) {
  const state = useBoard(runId);
  const { loaded, board, refresh } = state;
  if (!board || board.sessions.length === 0 || board.people.length === 0) {
    return <BoardState runId={runId} loaded={loaded} board={board} onRetry={refresh} />;
  }
  return <ShownBoard runId={runId} state={{ ...state, board }} />;
}

function ShownBoard({ runId, state }: { runId: string; state: Shown }) {
  const t = useTranslations('attendance');
  const tc = useTranslations('common');
  const locale: Locale = useLocale();
  const { board, people, extras, unsent, outboxState, outbox, reachedAt, live, now, record, last, undo } =
    state;
  const [open, setOpen] = useState<CellPlace | null>(null);
  const [filter, setFilter] = useState<BoardFilter>(filterOf(useSearchParams()));
  const over = board.sessions.map((session) => Date.parse(session.endsAt) <= now.getTime());
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? '';

  const takeBack = () => {
    const outcome = undo();
    if (outcome === 'UNDONE') toast(t('undone'));
    if (outcome === 'CHANGED_SINCE') toast.error(t('changedSince'));
  };
  useUndoKey(takeBack);

  const person = people.find((each) => each.id === open?.enrolmentId);
  const session = open ? board.sessions[open.session] : undefined;
  const recordAt = (place: CellPlace, status: AttendanceStatus) => {
    const target = board.sessions[place.session];
    const cell = people.find((each) => each.id === place.enrolmentId)?.cells[place.session];
    // A note is in the history only: such a mark is changed where it can be read.
    if (!target || !cell || cell.note) return setOpen(place);
    const before = cell.status === 'NOT_EXPECTED' ? 'NOT_RECORDED' : cell.status;
    record(target.id, place.enrolmentId, { status, minutes: null, note: null }, null, {
      status: before,
      minutes: cell.minutes,
      note: null,
    });
  };
  const refused = outboxState.entries.filter((entry) => entry.refused);
  const waiting = outboxState.entries.length - refused.length;
  return (
    <div className="flex flex-col gap-4">
      {refused.length > 0 && (
        <Notice
          tone="danger"
          live
          actions={
            <Button
              size="sm"
              onClick={() => void outbox?.discard(refused.map((entry) => entry.operation.id))}
            >
              {tc('close')}
            </Button>
          }
        >
          {t('refused', { count: refused.length })}
        </Notice>
      )}
      {extras && <Flags board={board} flags={extras.flags} />}
      <BoardTools
        runId={runId}
        filter={filter}
        counts={countsOf(people, over)}
        onFilter={(next) => {
          setFilter(next);
          window.history.replaceState(null, '', addressOf(next));
        }}
      />
      <Panel
        flush
        title={t('board')}
        hint={t('keys')}
        footer={<Legend waiting={waiting} reachedAt={reachedAt} live={live} />}
        actions={
          last && (
            <Button size="sm" icon={<Undo2 aria-hidden className="size-4" />} onClick={takeBack}>
              {t('undo', { name: nameOf(last.made.enrolmentId), status: t(`status.${last.made.status}`) })}
            </Button>
          )
        }
      >
        <BoardTable
          board={board}
          people={filtered(people, filter, over)}
          now={now}
          onOpen={setOpen}
          onRecord={recordAt}
        />
      </Panel>
      {person && session && (
        <CellDialog
          key={`${session.id}/${person.id}`}
          runId={runId}
          session={session}
          title={inReadersLanguage(locale, session.title)}
          person={person}
          unsent={unsent.get(`${session.id}/${person.id}`)}
          against={
            extras?.contested.find((cell) => cell.sessionId === session.id && cell.enrolmentId === person.id)
              ?.operationIds ?? []
          }
          onRecord={(content, seen, before) => record(session.id, person.id, content, seen, before)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
