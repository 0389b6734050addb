import clsx from 'clsx';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { Occupancy } from '@/lib/runs/venues/occupancy/queries';
import type { Part } from '@/lib/runs/venues/occupancy/rules';
import { inLanguage } from '@/lib/text/in-language';
import { formatDateRange, formatPattern } from '@/lib/text/format';
import { addDays, type Day } from '@/lib/time/day';

type Props = { strip: Occupancy; today: Day };

const weekDays = 7;

/** The rooms' days as bars: a table whose cells span days, so that it is read aloud as it is seen. */
export function RoomStrip({ strip, today }: Props) {
  const t = useTranslations('venues');
  const locale = useLocale();
  const { from, days, rooms } = strip;
  const caption = t('strip.caption', { dates: formatDateRange(from, addDays(from, days - 1), locale) });
  const all = Array.from({ length: days }, (_, index) => addDays(from, index));
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-md">
      <table className="w-full min-w-[60rem] table-fixed border-separate border-spacing-0 text-left">
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          <col className="w-40 max-md:w-28" />
          <col span={days} />
        </colgroup>
        <thead>
          <tr>
            <th
              rowSpan={2}
              scope="col"
              className="bg-surface border-line text-ink-muted sticky left-0 z-10 border-b px-4 pb-1 align-bottom text-sm font-medium"
            >
              {t('room.name')}
            </th>
            {all
              .filter((_, index) => index % weekDays === 0)
              .map((monday) => (
                <th
                  key={monday}
                  scope="colgroup"
                  colSpan={weekDays}
                  className="border-line text-ink-muted border-l px-2 py-1 text-sm font-medium whitespace-nowrap"
                >
                  {[monday, addDays(monday, weekDays - 1)]
                    .map((day) => formatPattern(day, 'D MMM', locale))
                    .join(' – ')}
                </th>
              ))}
          </tr>
          <tr>
            {all.map((day, index) => (
              <th
                key={day}
                scope="col"
                aria-current={day === today ? 'date' : undefined}
                className={clsx(
                  'border-line border-b py-1 text-center text-sm font-normal',
                  index % weekDays === 0 && 'border-l',
                  day === today ? 'text-accent font-semibold' : 'text-ink-muted',
                )}
              >
                {formatPattern(day, 'D', locale)}
              </th>
            ))}
          </tr>
        </thead>
        {rooms.map((room) => (
          <tbody key={room.id}>
            {room.lanes.map((lane, row) => (
              <tr key={row}>
                {row === 0 && (
                  <th
                    scope="rowgroup"
                    rowSpan={room.lanes.length}
                    className="bg-surface border-line sticky left-0 z-10 border-b px-4 py-2 align-top font-medium"
                  >
                    {room.name}
                  </th>
                )}
                {starts(lane).map(({ part, at }) => (
                  <td
                    key={at}
                    colSpan={part.length}
                    className={clsx('h-9 p-0.5', row === room.lanes.length - 1 && 'border-line border-b')}
                  >
                    {!part.free && (
                      <Bar strip={strip} runId={part.runId} first={all[at] ?? from} length={part.length} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The parts of a lane with the day on which each begins. */
function starts(lane: readonly Part[]): { part: Part; at: number }[] {
  let at = 0;
  return lane.map((part) => {
    const start = at;
    at += part.length;
    return { part, at: start };
  });
}

function Bar({
  strip,
  runId,
  first,
  length,
}: {
  strip: Occupancy;
  runId: string;
  first: Day;
  length: number;
}) {
  const t = useTranslations('venues.strip');
  const locale = useLocale();
  const run = strip.runs[runId];
  const dates = formatDateRange(first, addDays(first, length - 1), locale);
  const shape = 'block h-7 truncate rounded-sm border px-1 text-sm leading-[1.625rem]';
  if (!run) {
    const name = t('stay', { who: t('taken'), dates });
    return (
      <span title={name} className={clsx(shape, 'border-line-strong bg-sunken text-ink-muted border-dashed')}>
        <span className="sr-only">{name}</span>
      </span>
    );
  }
  const title = inLanguage(locale === 'ru' ? 'RU' : 'EN', run.titleEn, run.titleRu);
  const name = t('stay', { who: `${run.code} · ${title}`, dates });
  return (
    <Link
      href={`/runs/${run.id}/agenda`}
      title={name}
      aria-label={name}
      className={clsx(shape, 'border-accent-line bg-accent-soft text-accent hover:underline')}
    >
      {run.code}
    </Link>
  );
}
