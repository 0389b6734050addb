'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { RefusedState } from '@/components/ui/refused-state';
import { SkeletonLines } from '@/components/ui/skeleton';
import type { AttendanceStatus } from '@/lib/attendance/types';
import type { Locale } from '@/lib/text/locale';
import { inReadersLanguage } from '../register/when';
import { BoardTable } from './board-table';
import { CellDialog } from './cell-dialog';
import { Legend } from './legend';
import { useBoard } from './use-board';
import type { CellPlace } from './use-grid-keys';

/** How does attendance stand? People by sessions, live, with what stands behind each mark. */
export function BoardView({ runId }: { runId: string }) {
  const t = useTranslations('attendance');
  const tc = useTranslations('common');
  const locale: Locale = useLocale();
  const { loaded, board, people, unsent, outboxState, outbox, reachedAt, now, refresh, record } =
    useBoard(runId);
  const [open, setOpen] = useState<CellPlace | null>(null);

  if (!loaded) {
    return (
      <Panel title={t('board')}>
        <SkeletonLines lines={10} />
      </Panel>
    );
  }
  if (!board) {
    return (
      <Panel>
        {loaded.kind === 'missing' ? (
          <RefusedState title={t('load.missing')} />
        ) : (
          <Notice tone="danger" actions={<Button onClick={() => void refresh()}>{tc('retry')}</Button>}>
            {t(`load.${loaded.kind === 'ready' ? 'failed' : loaded.kind}`)}
            {loaded.kind === 'failed' && loaded.errorId && ` ${loaded.errorId}`}
          </Notice>
        )}
      </Panel>
    );
  }
  if (board.sessions.length === 0) {
    return (
      <Panel>
        <EmptyState
          title={t('noSessions')}
          action={<LinkButton href={`/runs/${runId}/agenda`}>{t('toAgenda')}</LinkButton>}
        >
          {t('noSessionsText')}
        </EmptyState>
      </Panel>
    );
  }
  if (board.people.length === 0) {
    return (
      <Panel>
        <EmptyState
          title={t('noPeople')}
          action={<LinkButton href={`/runs/${runId}/people`}>{t('toPeople')}</LinkButton>}
        >
          {t('noPeopleText')}
        </EmptyState>
      </Panel>
    );
  }
  const person = people.find((each) => each.id === open?.enrolmentId);
  const session = open ? board.sessions[open.session] : undefined;
  const recordAt = (place: CellPlace, status: AttendanceStatus) => {
    const target = board.sessions[place.session];
    const cell = people.find((each) => each.id === place.enrolmentId)?.cells[place.session];
    // A note is in the history only: such a mark is changed where it can be read.
    if (!target || !cell || cell.note) return setOpen(place);
    record(target.id, place.enrolmentId, { status, minutes: null, note: null }, null);
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
      <Panel
        flush
        title={t('board')}
        hint={t('keys')}
        footer={<Legend waiting={waiting} reachedAt={reachedAt} />}
      >
        <BoardTable board={board} people={people} now={now} onOpen={setOpen} onRecord={recordAt} />
      </Panel>
      {person && session && (
        <CellDialog
          key={`${session.id}/${person.id}`}
          runId={runId}
          session={session}
          title={inReadersLanguage(locale, session.title)}
          person={person}
          unsent={unsent.get(`${session.id}/${person.id}`)}
          onRecord={(content, seen) => record(session.id, person.id, content, seen)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
