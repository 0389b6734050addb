import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { PhaseState } from '@/components/runs/phase-state';
import { Panel } from '@/components/ui/panel';
import type { VenueRuns as Runs } from '@/lib/runs/venues/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** Runs of a venue that the reader manages, by name; of the others only how many. */
export function VenueRuns({ title, none, runs }: { title: string; none: string; runs: Runs }) {
  const t = useTranslations('venues.runs');
  const locale = useLocale();
  const { rows, mine, others } = runs;
  const rest = [
    ...(mine > rows.length ? [t('more', { count: mine - rows.length })] : []),
    ...(others > 0 ? [t(mine > 0 ? 'others' : 'onlyOthers', { count: others })] : []),
  ];
  return (
    <Panel title={title}>
      {mine + others === 0 && <p className="text-ink-muted">{none}</p>}
      {rows.length > 0 && (
        <ul className="divide-line -my-1 divide-y">
          {rows.map((run) => (
            <li key={run.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2">
              <div className="min-w-0">
                <Link href={`/runs/${run.id}`} className="link">
                  {run.code}
                </Link>
                <p className="text-ink-muted text-sm">
                  {inLanguage(locale === 'ru' ? 'RU' : 'EN', run.course.titleEn, run.course.titleRu)}
                </p>
              </div>
              <div className="flex flex-wrap items-center gap-3">
                <span>{formatDateRange(run.startsOn, run.endsOn, locale)}</span>
                <PhaseState phase={run.phase} plain />
              </div>
            </li>
          ))}
        </ul>
      )}
      {rest.map((line) => (
        <p key={line} className="text-ink-muted mt-2">
          {line}
        </p>
      ))}
    </Panel>
  );
}
