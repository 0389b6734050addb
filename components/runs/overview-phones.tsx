'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Checkbox } from '@/components/ui/checkbox';
import { Panel } from '@/components/ui/panel';
import { formatDateTime } from '@/lib/text/format';
import { Failure } from './failure';
import type { Action } from './form-types';

type Props = {
  runId: string;
  timeZone: string;
  /** Since when and by whom it is allowed; null: it is not. */
  kept: { at: Date; by: string | null } | null;
  allow: Action<{ runId: string; allow: boolean }, { allow: boolean }>;
};

/** Of a sensitive run: may the trainers' phones keep its list of people, to work without a network? */
export function OverviewPhones({ runId, timeZone, kept, allow }: Props) {
  const t = useTranslations('runs.phones');
  const locale = useLocale();
  const router = useRouter();
  const command = useCommand(allow, { onDone: () => router.refresh() });
  return (
    <Panel title={t('title')} hint={t('hint')}>
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Checkbox
        // Shown as the office has it: a refused tick falls back.
        key={`${kept?.at.toISOString()}`}
        label={t('allow')}
        hint={
          kept
            ? t('allowed', {
                when: formatDateTime(kept.at, timeZone, locale),
                name: kept.by ?? t('office'),
              })
            : t('notAllowed')
        }
        defaultChecked={kept !== null}
        disabled={command.pending}
        onChange={(event) => command.run({ runId, allow: event.target.checked })}
      />
    </Panel>
  );
}
