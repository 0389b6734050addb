import { getLocale, getTranslations } from 'next-intl/server';
import type { BarRow, CalendarBar, HolidayMark, RowShade, WeekBlock } from '@/components/calendar/bar';
import { nobody } from '@/components/calendar/grid-events';
import type { Actor } from '@/lib/auth/actor';
import { calendarSessions, type CalendarHoliday, type CalendarRun } from '@/lib/runs/calendar/queries';
import { tonesOf, type CalendarView, type DaySpan } from '@/lib/runs/calendar/rules';
import { trainerRows, venueRows } from '@/lib/runs/calendar/rows/queries';
import { inLanguage } from '@/lib/text/in-language';

/** What the calendar draws, in the reader's language. */

export async function barsOf(runs: readonly CalendarRun[]): Promise<CalendarBar[]> {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  const tones = tonesOf(runs.map(({ programmeCode }) => programmeCode));
  return runs.map((run) => ({
    ...{ id: run.id, code: run.code, startsOn: run.startsOn, endsOn: run.endsOn, cancelled: run.cancelled },
    ...{ venue: run.venue, trainers: run.trainers, confirmed: run.confirmed, capacity: run.capacity },
    title: inLanguage(language, run.titleEn, run.titleRu),
    place: [inLanguage(language, run.cityEn, run.cityRu), run.venue?.name].filter(Boolean).join(', '),
    programme: { code: run.programmeCode, title: inLanguage(language, run.programmeEn, run.programmeRu) },
    tone: tones.get(run.programmeCode) ?? 0,
  }));
}

/** The names of a day's holidays, each with its country where several countries are shown. */
export async function holidaysOf(
  holidays: readonly CalendarHoliday[],
  countryName: ReadonlyMap<string, string>,
): Promise<HolidayMark[]> {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  const names = new Map<string, string[]>();
  for (const { day, countryCode, nameEn, nameRu } of holidays) {
    const name = `${inLanguage(language, nameEn, nameRu)} (${countryName.get(countryCode) ?? countryCode})`;
    names.set(day, [...(names.get(day) ?? []), name]);
  }
  return [...names].map(([day, each]) => ({ day, names: each.join(', ') }));
}

/** The sessions of a week, each with its bar. */
export async function blocksOf(
  runs: readonly CalendarRun[],
  bars: readonly CalendarBar[],
  span: DaySpan,
): Promise<WeekBlock[]> {
  const [t, locale, sessions] = await Promise.all([
    getTranslations('calendar'),
    getLocale(),
    calendarSessions(runs, span),
  ]);
  const barOf = new Map(bars.map((bar) => [bar.id, bar]));
  return sessions.flatMap(({ id, runId, titleEn, titleRu, startsAtLocal, endsAtLocal, room }) => {
    const bar = barOf.get(runId);
    if (!bar) return [];
    const title = inLanguage(locale === 'ru' ? 'RU' : 'EN', titleEn, titleRu);
    const detail = room ? t('room', { room }) : bar.place;
    return [{ id, bar, title, detail, from: startsAtLocal, to: endsAtLocal }];
  });
}

type Rows = { rows: BarRow[]; shades: RowShade[] };

/** The rows of a view by trainer or by venue, and what shades them; other views have none. */
export async function rowsOf(
  actor: Actor,
  view: CalendarView,
  runs: readonly CalendarRun[],
  { span, all, holidays }: { span: DaySpan; all: boolean; holidays: readonly CalendarHoliday[] },
): Promise<Rows> {
  if (view === 'trainers') return trainersOf(actor, runs, span, all);
  if (view === 'venues') return venuesOf(runs, holidays, all);
  return { rows: [], shades: [] };
}

async function trainersOf(
  actor: Actor,
  runs: readonly CalendarRun[],
  span: DaySpan,
  all: boolean,
): Promise<Rows> {
  const [t, found] = await Promise.all([getTranslations('calendar'), trainerRows(actor, runs, span, all)]);
  const without = runs.some(({ trainers }) => trainers.length === 0);
  const last = without ? [{ id: nobody, name: t('noTrainer'), detail: null }] : [];
  const shades = found.taken.map(({ rowId, startsOn, endsOn, why, kind }, index): RowShade => {
    const what = t(`taken.${kind}`);
    const label = why ? t('taken.because', { what, why }) : what;
    return { id: `shade-${index}`, rowId, startsOn, endsOn, label, look: 'hatched' };
  });
  return { rows: [...found.rows, ...last], shades };
}

async function venuesOf(
  runs: readonly CalendarRun[],
  holidays: readonly CalendarHoliday[],
  all: boolean,
): Promise<Rows> {
  const [t, locale, venues] = await Promise.all([
    getTranslations('calendar'),
    getLocale(),
    venueRows(runs, all),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const rows = venues.map(({ id, name, cityEn, cityRu }) => {
    return { id, name, detail: inLanguage(language, cityEn, cityRu) };
  });
  const without = runs.some(({ venue }) => !venue);
  const shades = venues.flatMap((venue) =>
    holidays
      .filter(({ countryCode }) => countryCode === venue.countryCode)
      .map(({ day, nameEn, nameRu }): RowShade => {
        const label = inLanguage(language, nameEn, nameRu);
        return {
          id: `${venue.id}-${day}`,
          rowId: venue.id,
          startsOn: day,
          endsOn: day,
          label,
          look: 'holiday',
        };
      }),
  );
  return { rows: without ? [...rows, { id: nobody, name: t('noVenue'), detail: null }] : rows, shades };
}
