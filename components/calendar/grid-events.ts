import type { CalendarEventInput } from '@/components/ui/event-calendar';
import type { CalendarBar, RowShade, WeekBlock } from './bar';
import { daysBetween, type Day } from '@/lib/time/day';
import { pastDay } from './grid-days';

/** The rows of what has no trainer or no venue. */
export const nobody = 'none';

type Rows = 'trainers' | 'venues' | null;

const rowsOf = ({ trainers, venue }: CalendarBar, by: Rows): string[] => {
  if (by === 'venues') return [venue?.id ?? nobody];
  return trainers.length > 0 ? trainers.map(({ id }) => id) : [nobody];
};

/** Days that the words of a bar may run on over, where nothing follows on its row. */
const farthest = 6;

/** How wide the words of each bar may be, in per cent of the bar: up to the next one on any of its rows. */
export function wordRoom(bars: readonly CalendarBar[], by: Rows): Map<string, number> {
  const startsOn = new Map<string, Day[]>();
  for (const bar of bars) {
    for (const row of rowsOf(bar, by)) startsOn.set(row, [...(startsOn.get(row) ?? []), bar.startsOn]);
  }
  return new Map(
    bars.map((bar) => {
      const length = daysBetween(bar.startsOn, bar.endsOn) + 1;
      const next = rowsOf(bar, by)
        .flatMap((row) => startsOn.get(row) ?? [])
        .filter((day) => day > bar.startsOn)
        .map((day) => daysBetween(bar.startsOn, day));
      const free = Math.min(length + farthest, ...next);
      return [bar.id, (100 * free) / length];
    }),
  );
}

/** A bar of whole days; one that is cancelled stays where it is. */
export const barEvent = (bar: CalendarBar, by: Rows, room?: number): CalendarEventInput => ({
  id: bar.id,
  allDay: true,
  start: bar.startsOn,
  end: pastDay(bar.endsOn),
  editable: !bar.cancelled,
  resourceIds: by ? rowsOf(bar, by) : [],
  classNames: ['calendar-tone', `tone-${bar.tone}`, ...(bar.cancelled ? ['is-cancelled'] : [])],
  extendedProps: { bar, room },
});

/** A session among the hours of the week; it is moved in its run's agenda, not here. */
export const blockEvent = (block: WeekBlock): CalendarEventInput => ({
  id: block.id,
  start: block.from,
  end: block.to,
  editable: false,
  classNames: ['calendar-tone', `tone-${block.bar.tone}`],
  extendedProps: { bar: block.bar, block },
});

export const shadeEvent = (shade: RowShade): CalendarEventInput => ({
  id: shade.id,
  allDay: true,
  display: 'background',
  start: shade.startsOn,
  end: pastDay(shade.endsOn),
  resourceIds: [shade.rowId],
  classNames: [`is-${shade.look}`],
  extendedProps: { label: shade.label },
});

/** Words as text, whatever is in them. */
export const textElement = (tag: string, className: string, text: string): HTMLElement => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

/** What a bar says: its words as text, whatever is in them; `said` is for those who do not see where it lies. */
export function barContent(bar: CalendarBar, said: string, room?: number) {
  const title = textElement('span', 'ec-event-title', '');
  if (room && room > 100) title.style.minInlineSize = `calc((100% + 1.125rem) * ${room / 100} - 1rem)`;
  title.append(
    textElement('span', 'calendar-code', bar.code),
    ' ',
    textElement('span', 'calendar-name', bar.title),
  );
  title.title = `${bar.code} · ${bar.title} · ${bar.place}`;
  return { domNodes: [title, textElement('span', 'sr-only', said)] };
}

export function blockContent({ title, detail, bar, from, to }: WeekBlock) {
  const time = textElement('time', 'ec-event-time', `${from.slice(11)}–${to.slice(11)}`);
  return {
    domNodes: [
      time,
      textElement('span', 'ec-event-title', title),
      textElement('span', 'ec-event-detail', `${bar.code} ${detail}`),
    ],
  };
}

/** A day of the month with the names of its holidays. */
export function dayContent(number: string, holiday: string | undefined) {
  const day = textElement('span', 'calendar-day', number);
  if (!holiday) return { domNodes: [day] };
  const name = textElement('span', 'calendar-holiday', holiday);
  name.title = holiday;
  return { domNodes: [day, name] };
}

/** A head of a narrow column. */
export const twoLines = (upper: string, lower: string) => ({
  domNodes: [textElement('span', 'calendar-line', upper), textElement('span', 'calendar-line', lower)],
});
