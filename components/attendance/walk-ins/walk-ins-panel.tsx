'use client';

import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { WalkIns } from '@/lib/attendance/walk-ins/queries';
import { SettledList } from './settled-list';
import type { WalkInActions } from './types';
import { WalkInGroup } from './walk-in-group';

type Props = { runId: string; walkIns: WalkIns; actions: WalkInActions };

/** Names that trainers typed of people who are on no list: who are they? Nothing where there never was one. */
export function WalkInsPanel({ runId, walkIns: { open, settled }, actions }: Props) {
  const t = useTranslations('walkIns');
  if (open.length + settled.length === 0) return null;
  return (
    <Panel
      title={t('title', { count: open.length })}
      hint={open.length > 0 ? t('hint') : t('allSettled')}
      flush
    >
      <ul className="divide-line divide-y">
        {open.map((group) => (
          // Made anew when what is in it changes, so that nothing stays chosen that is not there any more.
          <WalkInGroup
            key={group.walkIns.map(({ id }) => id).join()}
            runId={runId}
            group={group}
            actions={actions}
          />
        ))}
      </ul>
      <SettledList runId={runId} settled={settled} reopen={actions.reopen} />
    </Panel>
  );
}
