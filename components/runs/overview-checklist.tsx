import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { ToneIcon } from '@/components/ui/state';
import type { CheckItem } from '@/lib/runs/readiness/rules';

const mendedAt = {
  NO_TRAINER: '#trainers',
  NO_VENUE: '/edit',
  NO_SESSIONS: '/agenda',
  NOBODY_CONFIRMED: '/people',
  TRAINERLESS_SESSIONS: '/agenda',
} as const;

/** What the run has and what it still lacks, each lack with its remedy. */
export function OverviewChecklist({ runId, items }: { runId: string; items: readonly CheckItem[] }) {
  const t = useTranslations('runs.check');
  const lacking = items.filter(({ met }) => !met).length;
  return (
    <Panel title={t('title')} hint={lacking === 0 ? t('ready') : t('lacking', { count: lacking })} flush>
      <ul className="divide-line divide-y">
        {items.map((item) => (
          <li key={item.gap} className="flex min-h-11 items-center gap-2.5 px-4 py-1.5">
            <ToneIcon tone={item.met ? 'ok' : 'warn'} className={item.met ? 'text-ok' : 'text-warn'} />
            <span className={item.met ? 'text-ink-muted flex-1' : 'flex-1'}>
              {item.gap === 'TRAINERLESS_SESSIONS'
                ? t('gap.TRAINERLESS_SESSIONS', { count: item.sessions })
                : t(`${item.met ? 'met' : 'gap'}.${item.gap}`)}
            </span>
            {!item.met && (
              <LinkButton size="sm" href={`/runs/${runId}${mendedAt[item.gap]}`}>
                {t(`mend.${item.gap}`)}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
