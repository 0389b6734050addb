import Link from 'next/link';
import { addDays, daysBetween, type Day } from '@/lib/time/day';
import { formatPattern } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';

export type StripRun = {
  id: string;
  title: string;
  detail: string;
  startsOn: Day;
  endsOn: Day;
};

const days = 7;

/** Runs of the coming seven days as bars over their days; a bar that goes on beyond is cut at the edge. */
export function WeekStrip({
  runs,
  today,
  locale,
  empty,
}: {
  runs: StripRun[];
  today: Day;
  locale: Locale;
  empty: string;
}) {
  const head = Array.from({ length: days }, (_, index) => addDays(today, index));
  return (
    <div className="overflow-x-auto">
      <div className="min-w-2xl">
        <div className="border-line grid grid-cols-7 border-b" aria-hidden>
          {head.map((day, index) => (
            <span
              key={day}
              className={`px-3 py-1.5 text-sm ${index === 0 ? 'text-accent font-semibold' : 'text-ink-muted'}`}
            >
              {formatPattern(day, 'dd D', locale)}
            </span>
          ))}
        </div>
        {runs.length === 0 ? (
          <p className="text-ink-muted px-3 py-4">{empty}</p>
        ) : (
          <ul className="grid grid-cols-7 gap-y-1 py-2">
            {runs.map((run) => {
              const from = Math.max(0, daysBetween(today, run.startsOn));
              const to = Math.min(days - 1, daysBetween(today, run.endsOn));
              return (
                <li key={run.id} className="px-1" style={{ gridColumn: `${from + 1} / ${to + 2}` }}>
                  <Link
                    href={`/runs/${run.id}`}
                    title={`${run.title}, ${run.detail}`}
                    className="bg-accent-soft border-accent hover:bg-hover block min-w-0 rounded-sm border-l-3 px-2 py-1"
                  >
                    <span className="block truncate font-medium">{run.title}</span>
                    <span className="text-ink-muted block truncate text-sm">{run.detail}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </div>
  );
}
