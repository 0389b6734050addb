import type { Day } from '@/lib/time/day';

/** A run as the calendar draws it, its titles in the reader's language. */
export type CalendarBar = {
  id: string;
  code: string;
  title: string;
  startsOn: Day;
  endsOn: Day;
  cancelled: boolean;
  place: string;
  venue: { id: string; name: string } | null;
  programme: { code: string; title: string };
  /** Which of the colours that tell programmes apart. */
  tone: number;
  trainers: { id: string; name: string }[];
  confirmed: number;
  capacity: number;
};

/** A row of the views by trainer and by venue. */
export type BarRow = { id: string; name: string; detail: string | null };

/** Something behind the bars of a row: days that it has not. */
export type RowShade = {
  id: string;
  rowId: string;
  startsOn: Day;
  endsOn: Day;
  label: string;
  look: 'hatched' | 'holiday';
};

/** A session in the week's hours, on the clock of its place. */
export type WeekBlock = {
  id: string;
  bar: CalendarBar;
  title: string;
  from: string;
  to: string;
  detail: string;
};

/** A holiday of one of the countries that are shown. */
export type HolidayMark = { day: Day; names: string };
