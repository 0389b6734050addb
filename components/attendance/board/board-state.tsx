'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { RefusedState } from '@/components/ui/refused-state';
import { SkeletonLines } from '@/components/ui/skeleton';
import type { Board } from '@/lib/attendance/board/types';
import type { Loaded } from '../fetch-json';

type Props = { runId: string; loaded: Loaded<Board> | null; board: Board | null; onRetry: () => void };

/** The board while there is nothing to show on it: on its way, refused, failed, without sessions or people. */
export function BoardState({ runId, loaded, board, onRetry }: Props) {
  const t = useTranslations('attendance');
  const tc = useTranslations('common');
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
          <Notice tone="danger" actions={<Button onClick={onRetry}>{tc('retry')}</Button>}>
            {t(`load.${loaded.kind === 'ready' ? 'failed' : loaded.kind}`)}
            {loaded.kind === 'failed' && loaded.errorId && ` ${loaded.errorId}`}
          </Notice>
        )}
      </Panel>
    );
  }
  const missing = board.sessions.length === 0 ? 'Sessions' : 'People';
  const place = missing === 'Sessions' ? 'agenda' : 'people';
  return (
    <Panel>
      <EmptyState
        title={t(`no${missing}`)}
        action={
          <LinkButton href={`/runs/${runId}/${place}`}>
            {t(missing === 'Sessions' ? 'toAgenda' : 'toPeople')}
          </LinkButton>
        }
      >
        {t(`no${missing}Text`)}
      </EmptyState>
    </Panel>
  );
}
