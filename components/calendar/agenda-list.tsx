import Link from 'next/link';
import clsx from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { formatDate, formatDateRange } from '@/lib/text/format';
import type { Day } from '@/lib/time/day';
import type { CalendarBar, HolidayMark } from './bar';
import { MoveButton } from './move-button';

type Props = { bars: readonly CalendarBar[]; holidays: readonly HolidayMark[]; from: Day };

/** The runs one below the other, by the day on which they begin: works everywhere, and without any script. */
export function AgendaList({ bars, holidays, from }: Props) {
  const t = useTranslations('calendar');
  const locale = useLocale();
  if (bars.length === 0) return <EmptyState title={t('list.empty')}>{t('list.emptyHint')}</EmptyState>;
  const days = [...new Set(bars.map(({ startsOn }) => (startsOn < from ? '' : startsOn)))];
  return (
    <section aria-label={t('list.caption')} className="flex flex-col gap-4">
      {days.map((day) => {
        const holiday = holidays.find((each) => each.day === day);
        return (
          <Panel
            key={day}
            flush
            title={<span className="inline-block first-letter:uppercase">{dayTitle(day)}</span>}
            hint={holiday && t('holidays', { count: 1, names: holiday.names })}
          >
            <ul className="divide-line divide-y">
              {bars
                .filter(({ startsOn }) => (day === '' ? startsOn < from : startsOn === day))
                .map((bar) => (
                  <Line key={bar.id} bar={bar} />
                ))}
            </ul>
          </Panel>
        );
      })}
    </section>
  );

  function dayTitle(day: string) {
    return day === '' ? t('list.before') : formatDate(day, locale, 'weekday');
  }
}

function Line({ bar }: { bar: CalendarBar }) {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const trainers = bar.trainers.map(({ name }) => name).join(', ');
  return (
    <li className={clsx('calendar-tone flex items-start gap-3 px-4 py-3', `tone-${bar.tone}`)}>
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-0.5 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)]">
        <div className="min-w-0">
          <Link
            href={`/runs/${bar.id}`}
            className={clsx('link font-medium', bar.cancelled && 'line-through')}
          >
            {bar.title}
          </Link>
          <p className="text-ink-muted text-sm">
            {bar.code} · {bar.programme.code}
          </p>
        </div>
        <div className="min-w-0">
          <p>{formatDateRange(bar.startsOn, bar.endsOn, locale)}</p>
          <p className="text-ink-muted text-sm">{bar.place}</p>
        </div>
        <div className="min-w-0">
          <p className="truncate" title={trainers}>
            {trainers || (
              <State tone="warn" plain>
                {t('noTrainer')}
              </State>
            )}
          </p>
          <p className="text-ink-muted text-sm">
            {t('people', { confirmed: bar.confirmed, capacity: bar.capacity })}
          </p>
        </div>
      </div>
      {bar.cancelled ? <State tone="ended">{t('cancelledRun')}</State> : <MoveButton bar={bar} />}
    </li>
  );
}
