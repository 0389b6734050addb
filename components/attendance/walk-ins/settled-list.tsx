'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import type { SettledWalkIn } from '@/lib/attendance/walk-ins/queries';
import { formatDateTime } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { WalkInActions } from './types';
import { useSettled } from './use-settled';

type Props = { runId: string; settled: readonly SettledWalkIn[]; reopen: WalkInActions['reopen'] };

/** What was made of the names, by whom and when; a refusal can be taken back. */
export function SettledList({ runId, settled, reopen }: Props) {
  const t = useTranslations('walkIns');
  const locale = useLocale();
  const said = useSettled();
  const command = useCommand(reopen, { onDone: () => said(t('reopenedOne')) });
  if (settled.length === 0) return null;
  return (
    <details className="px-4 py-3">
      <summary className="link cursor-pointer">{t('settled', { count: settled.length })}</summary>
      <Failure {...command} />
      <ul className="divide-line mt-2 divide-y">
        {settled.map(({ id, name, session, tiedTo, refusedReason, settledAt, settler }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-64">
              <p className="break-words">
                <span dir="auto" className="font-medium">
                  {name}
                </span>
                {' · '}
                {inLanguage(locale === 'ru' ? 'RU' : 'EN', session.titleEn, session.titleRu)}
              </p>
              <p className="text-sm break-words">
                {tiedTo ? (
                  <Link href={`/people/${tiedTo.personId}`} className="link">
                    {t('isPerson', { name: tiedTo.name })}
                  </Link>
                ) : (
                  t('notCounted', { reason: refusedReason ?? '' })
                )}
              </p>
              <p className="text-ink-muted text-sm">
                {settledAt &&
                  t('settledBy', {
                    name: settler ?? t('office'),
                    when: formatDateTime(settledAt, session.timeZone, locale),
                  })}
              </p>
            </div>
            {!tiedTo && (
              <Button
                size="sm"
                variant="quiet"
                disabled={command.pending}
                onClick={() => command.run({ runId, walkInIds: [id] })}
              >
                {t('reopen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
