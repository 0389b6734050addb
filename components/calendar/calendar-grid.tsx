'use client';

import { useMemo, useState, useSyncExternalStore } from 'react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { EventCalendar, type CalendarEvent, type CalendarOptions } from '@/components/ui/event-calendar';
import { formatDateRange } from '@/lib/text/format';
import type { BarRow, CalendarBar, HolidayMark, RowShade, WeekBlock } from './bar';
import { dayOfFace, lastBefore } from './grid-days';
import { barContent, barEvent, blockContent, blockEvent, nobody, shadeEvent, wordRoom } from './grid-events';
import { gridOptions, type GridView } from './grid-options';
import { useMoving } from './moving';
import { RunCard } from './run-card';

type Props = {
  view: GridView;
  day: string;
  label: string;
  bars: readonly CalendarBar[];
  blocks: readonly WeekBlock[];
  rows: readonly BarRow[];
  shades: readonly RowShade[];
  holidays: readonly HolidayMark[];
  /** Where the screen is narrow, nothing is drawn and nothing loaded. */
  wideOnly: boolean;
};

const plugins = ['DayGrid', 'TimeGrid', 'ResourceTimeline', 'Interaction'] as const;

const wide = '(width >= 48rem)';
const watchWidth = (changed: () => void) => {
  const query = window.matchMedia(wide);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};
const isWide = () => window.matchMedia(wide).matches;

const barOf = ({ extendedProps }: Pick<CalendarEvent, 'extendedProps'>) =>
  extendedProps.bar as CalendarBar | undefined;

/** Runs as bars over days, over the hours of a week, or beside trainers and venues. What is dropped only asks. */
export function CalendarGrid({ view, day, label, wideOnly, ...shown }: Props) {
  const router = useRouter();
  const { ask } = useMoving();
  const [card, setCard] = useState<CalendarBar | null>(null);
  const room = useSyncExternalStore(watchWidth, isWide, () => false);
  const drawn = useDrawn(view, day, shown);

  const dropped = (event: CalendarEvent, putBack: () => void, row?: { id: string }) => {
    const bar = barOf(event);
    if (!bar) return putBack();
    const venueId = row ? (row.id === nobody ? null : row.id) : (bar.venue?.id ?? null);
    const target = { startsOn: dayOfFace(event.start), endsOn: lastBefore(event.end), venueId };
    ask({ bar, target, putBack });
  };
  const plan = (startsOn: string, endsOn: string) =>
    router.push(`/runs/new?${new URLSearchParams({ startsOn, endsOn })}`);
  const options: CalendarOptions = {
    ...drawn,
    // Who teaches is decided on the run; a venue is a place like a day.
    dragConstraint: ({ newResource }) => view !== 'trainers' || !newResource,
    eventDrop: ({ event, revert, newResource }) => dropped(event, revert, newResource),
    eventResize: ({ event, revert }) => dropped(event, revert),
    eventClick: ({ event }) => setCard(barOf(event) ?? null),
    eventDidMount: ({ event, el }) => {
      if (typeof event.extendedProps.label === 'string') el.title = event.extendedProps.label;
    },
    dateClick: ({ date }) => plan(dayOfFace(date), dayOfFace(date)),
    select: ({ start, end, allDay }) => plan(dayOfFace(start), allDay ? lastBefore(end) : dayOfFace(end)),
  };
  if (wideOnly && !room) return null;
  return (
    <>
      <div className="overflow-x-auto">
        <EventCalendar
          key={view}
          label={label}
          plugins={plugins}
          options={options}
          className="min-h-[34rem] max-md:min-w-[44rem]"
        />
      </div>
      {card && (
        <RunCard
          bar={card}
          onClose={() => setCard(null)}
          onMove={() => {
            setCard(null);
            ask({ bar: card });
          }}
        />
      )}
    </>
  );
}

type Shown = Omit<Props, 'view' | 'day' | 'label' | 'wideOnly'>;

/** What is drawn, made anew only when it changes: the library takes each new list as new. */
function useDrawn(
  view: GridView,
  day: string,
  { bars, blocks, rows, shades, holidays }: Shown,
): CalendarOptions {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const look = useMemo(() => gridOptions(view, day, locale, holidays), [view, day, locale, holidays]);
  const by = view === 'trainers' || view === 'venues' ? view : null;
  const events = useMemo(() => {
    const room = by ? wordRoom(bars, by) : null;
    const drawn = bars.map((bar) => barEvent(bar, by, room?.get(bar.id)));
    return [...shades.map(shadeEvent), ...drawn, ...blocks.map(blockEvent)];
  }, [shades, bars, blocks, by]);
  const resources = useMemo(
    () =>
      rows.map(({ id, name, detail }) => {
        // What is hatched is seen; here it is said.
        const said = shades
          .filter(({ rowId }) => rowId === id)
          .map(({ label, startsOn, endsOn }) => `${label}, ${formatDateRange(startsOn, endsOn, locale)}`);
        return { id, title: name, extendedProps: { detail, said: said.join('; ') } };
      }),
    [rows, shades, locale],
  );
  const eventContent = useMemo<CalendarOptions['eventContent']>(
    () =>
      ({ event }) => {
        const bar = barOf(event);
        if (!bar) return undefined;
        if (event.extendedProps.block) return blockContent(event.extendedProps.block as WeekBlock);
        const when = formatDateRange(bar.startsOn, bar.endsOn, locale);
        return barContent(
          bar,
          [when, bar.place, bar.cancelled ? t('cancelledRun') : ''].filter(Boolean).join(', '),
          event.extendedProps.room as number | undefined,
        );
      },
    [locale, t],
  );
  return useMemo(
    () => ({ ...look, events, resources, eventContent }),
    [look, events, resources, eventContent],
  );
}
