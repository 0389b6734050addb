'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { ChangeKind } from '@/lib/enrolments/invitations/rules';
import { formatTime } from '@/lib/text/format';
import { zoneOffsetLabel } from '@/lib/time/wall-clock';

type Props = {
  runId: string;
  people: number;
  withoutAddress: number;
  changes: readonly (ChangeKind | 'ENDED')[];
  at: Date | null;
  timeZone: string;
  tell: Action<{ runId: string }, { mailed: number }>;
};

/** What has changed since people were invited, and when they will be told; it can be said at once. */
export function PendingTelling({ runId, people, withoutAddress, changes, at, timeZone, tell }: Props) {
  const t = useTranslations('invitations.tab.telling');
  const router = useRouter();
  const locale = useLocale();
  const { run, pending, refusals, errorId } = useCommand(tell, {
    onDone: ({ mailed }) => {
      toast.success(t('told', { count: mailed }));
      router.refresh();
    },
  });
  const what = changes.map((kind) => t(`change.${kind}`)).join(', ');
  return (
    <>
      <Failure refusals={refusals} errorId={errorId} />
      <Notice
        tone="info"
        title={
          at
            ? t('at', {
                count: people,
                when: `${formatTime(at, timeZone)} (${zoneOffsetLabel(at, timeZone)})`,
              })
            : t('waiting', { count: people })
        }
        actions={
          <Button size="sm" pending={pending} onClick={() => run({ runId })}>
            {t('now')}
          </Button>
        }
      >
        <span lang={locale}>{what}</span>
        {withoutAddress > 0 && ` ${t('withoutAddress', { count: withoutAddress })}`}
      </Notice>
    </>
  );
}
