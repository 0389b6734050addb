import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { EnrolmentState } from '@/components/enrolments/enrolment-state';
import { Panel } from '@/components/ui/panel';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { EnrolmentState as State } from '@/prisma/generated/enums';

type Row = {
  id: string;
  state?: State;
  waiverReason?: string | null;
  position?: string | null;
  run: {
    id: string;
    code: string;
    startsOn: Date;
    endsOn: Date;
    cityEn: string;
    cityRu: string | null;
    course: { titleEn: string; titleRu: string | null };
  };
};

/** Runs that a person was on, or taught, the latest first. */
export function PersonRuns({
  title,
  nothing,
  rows,
}: {
  title: string;
  nothing: string;
  rows: readonly Row[];
}) {
  const t = useTranslations('people');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Panel title={title} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="text-ink-muted">{nothing}</p>
      ) : (
        <ul className="divide-line divide-y">
          {rows.map(({ id, run, state, waiverReason, position }) => (
            <li
              key={id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5"
            >
              <span className="min-w-0 flex-1 basis-72">
                <Link href={`/runs/${run.id}`} className="link font-medium">
                  {inLanguage(language, run.course.titleEn, run.course.titleRu)}
                </Link>
                <span className="text-ink-muted block text-sm">
                  {[
                    run.code,
                    formatDateRange(run.startsOn, run.endsOn, locale),
                    inLanguage(language, run.cityEn, run.cityRu),
                    ...(position ? [t('as', { position })] : []),
                  ].join(' · ')}
                </span>
                {waiverReason && (
                  <span className="text-warn block text-sm">{t('waived', { reason: waiverReason })}</span>
                )}
              </span>
              {state && <EnrolmentState state={state} plain />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
