import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { ToneIcon } from '@/components/ui/state';
import type { RunOverview } from '@/lib/runs/overview/queries';
import type { Need, NeedState } from '@/lib/runs/readiness/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** Where each need of a run is mended. */
export const mendedAt: Record<Need, string> = {
  TRAINERS: '#trainers',
  VENUE: '/edit',
  AGENDA: '/agenda',
  NOMINATIONS: '/nominations',
  INVITATIONS: '/invitations',
  CONFIRMED: '/people',
  MATERIALS: '#materials',
};

const looks = {
  MET: { tone: 'ok', className: 'text-ok' },
  NOT_MET: { tone: 'danger', className: 'text-danger' },
  NOT_DUE: { tone: 'neutral', className: 'text-ink-muted' },
} as const satisfies Record<NeedState, unknown>;

type Props = Pick<RunOverview, 'checklist' | 'holidays'> & { runId: string };

/** What the run has and what it still lacks, each lack with its reasons, its day and its remedy. */
export function OverviewChecklist({ runId, checklist, holidays }: Props) {
  const t = useTranslations('readiness');
  const locale = useLocale();
  const overdue = checklist.filter(({ state }) => state === 'NOT_MET').length;
  const all = checklist.every(({ state }) => state === 'MET');
  const hint = all ? t('ready') : overdue > 0 ? t('lacking', { count: overdue }) : t('coming');
  return (
    <Panel title={t('title')} hint={hint} flush>
      <ul className="divide-line divide-y">
        {checklist.map(({ need, state, due, reasons }) => (
          <li key={need} className="flex min-h-11 items-center gap-2.5 px-4 py-1.5">
            <ToneIcon {...looks[state]} />
            <div className="min-w-0 flex-1">
              {state === 'MET' ? (
                <span className="text-ink-muted">{t(`met.${need}`)}</span>
              ) : (
                <>
                  {reasons.map(({ code, ...numbers }) => (
                    <p key={code}>{t(`reason.${code}`, numbers)}</p>
                  ))}
                  <p className="text-ink-muted text-sm">
                    {t(state === 'NOT_MET' ? 'overdue' : 'due', { day: formatDate(due, locale) })}
                  </p>
                </>
              )}
            </div>
            {state !== 'MET' && (
              <LinkButton size="sm" href={`/runs/${runId}${mendedAt[need]}`}>
                {t(`mend.${need}`)}
              </LinkButton>
            )}
          </li>
        ))}
        {holidays.length > 0 && <Holidays holidays={holidays} />}
      </ul>
    </Panel>
  );
}

function Holidays({ holidays }: Pick<Props, 'holidays'>) {
  const t = useTranslations('readiness');
  const locale = useLocale();
  return (
    <li className="flex min-h-11 items-start gap-2.5 px-4 py-2">
      <ToneIcon tone="info" className="text-info mt-0.5" />
      <div>
        <p>{t('holidays', { count: holidays.length })}</p>
        {holidays.map(({ day, nameEn, nameRu }) => (
          <p key={day} className="text-ink-muted text-sm">
            {formatDate(day, locale)} · {inLanguage(locale === 'ru' ? 'RU' : 'EN', nameEn, nameRu)}
          </p>
        ))}
      </div>
    </li>
  );
}
