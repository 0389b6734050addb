import type { CalendarOptions } from '@/components/ui/event-calendar';
import type { CalendarView } from '@/lib/runs/calendar/rules';
import { formatPattern } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import type { HolidayMark } from './bar';
import { dayOfFace, timeOfFace } from './grid-days';
import { dayContent, textElement, twoLines } from './grid-events';

export type GridView = Exclude<CalendarView, 'list'>;

const names: Record<GridView, string> = {
  month: 'dayGridMonth',
  week: 'timeGridWeek',
  trainers: 'resourceTimelineMonth',
  venues: 'resourceTimelineMonth',
};

/** How a view is drawn: its words by our own formats, and nothing of the library's own bar. */
export function gridOptions(
  view: GridView,
  day: string,
  locale: Locale,
  holidays: readonly HolidayMark[],
): CalendarOptions {
  const holidayOf = new Map(holidays.map((each) => [each.day, each.names]));
  const head = (pattern: string) => (face: Date) => formatPattern(dayOfFace(face), pattern, locale);
  const common: CalendarOptions = {
    view: names[view],
    date: day,
    firstDay: 1,
    locale,
    editable: true,
    selectable: true,
    eventResizableFromStart: false,
    headerToolbar: { start: '', center: '', end: '' },
    dayHeaderAriaLabelFormat: head('dddd D MMMM'),
    dayCellFormat: head('D'),
    eventTimeFormat: (start) => timeOfFace(start),
    titleFormat: () => '',
    highlightedDates: holidays.map((each) => each.day),
  };
  if (view === 'month') {
    return {
      ...common,
      dayHeaderFormat: head('dd'),
      dayCellContent: ({ date }) => dayContent(head('D')(date), holidayOf.get(dayOfFace(date))),
    };
  }
  if (view === 'week') {
    return {
      ...common,
      dayHeaderFormat: head('dd D MMM'),
      slotLabelFormat: timeOfFace,
      slotMinTime: '07:00',
      slotMaxTime: '21:00',
      flexibleSlotTimeLimits: true,
      scrollTime: '08:00',
      slotHeight: 22,
      allDayContent: '',
      height: '42rem',
    };
  }
  return {
    ...common,
    dayHeaderFormat: (face) => twoLines(head('dd')(face), head('D')(face)),
    monthHeaderFormat: head('MMMM YYYY'),
    columnWidth: 'minmax(1.625rem, 1fr)',
    resourceLabelContent: ({ resource }) => rowLabel(resource.title, resource.extendedProps),
  };
}

function rowLabel(title: unknown, { detail, said }: Record<string, unknown>) {
  const name = document.createTextNode(typeof title === 'string' ? title : '');
  const texts = [
    typeof detail === 'string' && textElement('span', 'calendar-row-detail', `, ${detail}`),
    typeof said === 'string' && said !== '' && textElement('span', 'sr-only', `. ${said}`),
  ];
  return { domNodes: [name, ...texts.filter((each) => each !== false)] };
}
