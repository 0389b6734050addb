import Link from 'next/link';
import clsx from 'clsx';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { tabClass, tabListClass } from '@/components/ui/tab-style';
import { calendarViews, stepFrom, type CalendarView } from '@/lib/runs/calendar/rules';
import { formatDateRange, formatPattern } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import type { Day } from '@/lib/time/day';
import { calendarHref, type Given } from './address';

type Props = {
  given: Given;
  /** Null: nothing was chosen, and the screen decides. */
  view: CalendarView | null;
  day: Day;
  span: { from: Day; to: Day };
};

/** Which view, which period, and the steps to the next ones. All links: the calendar is where its address says. */
export function CalendarHead({ given, view, day, span }: Props) {
  const locale = useLocale();
  return (
    <>
      <Views given={given} here={view ?? 'month'} className={view === null ? 'max-md:hidden' : ''} />
      {view === null && <Views given={given} here="list" className="md:hidden" />}
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="min-w-48 first-letter:uppercase">{periodTitle(view ?? 'month', day, span, locale)}</h2>
        <Steps given={given} view={view ?? 'month'} day={day} />
      </div>
    </>
  );
}

/** "June 2026", or the days of the week. */
export const periodTitle = (view: CalendarView, day: Day, span: { from: Day; to: Day }, locale: Locale) =>
  view === 'week' ? formatDateRange(span.from, span.to, locale) : formatPattern(day, 'MMMM YYYY', locale);

function Views({ given, here, className }: { given: Given; here: CalendarView; className: string }) {
  const t = useTranslations('calendar.views');
  return (
    <nav aria-label={t('label')} className={clsx('mb-4', className)}>
      <div className={tabListClass}>
        {calendarViews.map((view) => (
          <Link
            key={view}
            href={calendarHref(given, { view })}
            aria-current={view === here ? 'page' : undefined}
            className={tabClass}
          >
            {t(view)}
          </Link>
        ))}
      </div>
    </nav>
  );
}

function Steps({ given, view, day }: { given: Given; view: CalendarView; day: Day }) {
  const t = useTranslations('calendar.step');
  const to = (steps: -1 | 1) => calendarHref(given, { date: stepFrom(view, day, steps) });
  return (
    <nav aria-label={t('label')} className="flex items-center gap-1">
      <LinkButton href={to(-1)} size="sm" square aria-label={t('previous')}>
        <ChevronLeft aria-hidden className="size-4" />
      </LinkButton>
      <LinkButton href={calendarHref(given, { date: null })} size="sm">
        {t('today')}
      </LinkButton>
      <LinkButton href={to(1)} size="sm" square aria-label={t('next')}>
        <ChevronRight aria-hidden className="size-4" />
      </LinkButton>
    </nav>
  );
}
