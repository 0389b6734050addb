import { mailWords } from '@/lib/mail/templates';
import { formatDate, formatDateRange, formatDateTime } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import { instantToLocal, zoneOffsetLabel } from '@/lib/time/wall-clock';
import { localToInstant } from '@/lib/time/zone';
import type { Language } from '@/prisma/generated/enums';
import { lastMinute, type ChangeKind } from '../rules';
import type { Facts, Told } from '../schema';

const localeOf = (language: Language): Locale => (language === 'RU' ? 'ru' : 'en');

/** What a run is called where it is spoken of to people who come. A sensitive one has no name and no place. */
export const titleOf = (language: Language, facts: Facts): string =>
  facts.sensitive ? mailWords(language)('neutralTitle') : inLanguage(language, facts.titleEn, facts.titleRu);

export const datesOf = (language: Language, { startsOn, endsOn }: Facts): string =>
  formatDateRange(startsOn, endsOn, localeOf(language));

/** Where it is, or null where that is not said. */
export const placeOf = (language: Language, { sensitive, placeEn, placeRu }: Facts): string | null =>
  sensitive ? null : inLanguage(language, placeEn, placeRu);

/** The hours of each day, a line a day. */
export function hoursOf(language: Language, { days }: Facts): string[] {
  const t = mailWords(language);
  return days.map(({ day, from, to }) =>
    t('dayTimes', { day: formatDate(day, localeOf(language), 'weekday'), from, to }),
  );
}

/** Whose clocks the hours are of. */
export function clocksOf(language: Language, facts: Facts): string {
  const t = mailWords(language);
  if (facts.days.length === 0) return t('timesLater');
  const noon = localToInstant(`${facts.startsOn}T12:00`, facts.timeZone);
  const offset = noon.ok ? zoneOffsetLabel(noon.value.instant, facts.timeZone) : facts.timeZone;
  if (facts.sensitive) return t('timesOfZone', { offset });
  return t('timesOf', { city: inLanguage(language, facts.cityEn, facts.cityRu), offset });
}

/** "12 June 2026" for a whole day, with the time where the limit is one. */
export function limitOf(language: Language, answerBy: Date, timeZone: string): string {
  const local = instantToLocal(answerBy, timeZone);
  const locale = localeOf(language);
  if (local.endsWith(lastMinute)) return formatDate(local, locale);
  return `${formatDateTime(answerBy, timeZone, locale)} (${zoneOffsetLabel(answerBy, timeZone)})`;
}

/** The values that mails about a place are filled with. */
export function factValues(language: Language, facts: Facts, answerBy: Date | null) {
  const t = mailWords(language);
  const place = placeOf(language, facts);
  return {
    title: titleOf(language, facts),
    dates: datesOf(language, facts),
    when: [datesOf(language, facts), ...hoursOf(language, facts), clocksOf(language, facts)].join('\n'),
    place: place === null ? t('placeLater') : t('placeIs', { place }),
    answerBy: answerBy ? t('answerBy', { when: limitOf(language, answerBy, facts.timeZone) }) : '',
  };
}

type Hours = Facts['days'][number];
const span = (hours: Hours | undefined): string => (hours ? `${hours.from}–${hours.to}` : '…');

function shown(language: Language, kind: Exclude<ChangeKind, 'TIMES'>, told: Told): string {
  if (kind === 'TITLE') return titleOf(language, told);
  if (kind === 'DATES') return datesOf(language, told);
  if (kind === 'PLACE') return placeOf(language, told) ?? '…';
  return mailWords(language)(`state.${told.standing}`);
}

/** The hours that are other than they were, day by day; all of them where the days are others as well. */
function timeLines(language: Language, before: Told, now: Told): string[] {
  const t = mailWords(language);
  const line = (day: string, from: string, to: string) =>
    t('change', { what: formatDate(day, localeOf(language), 'weekday'), before: from, after: to });
  const was = new Map(before.days.map((hours) => [hours.day, hours]));
  const changed = now.days.filter((hours) => span(was.get(hours.day)) !== span(hours));
  const gone = before.days.filter(({ day }) => !now.days.some((hours) => hours.day === day));
  if (before.startsOn === now.startsOn && changed.length + gone.length > 0) {
    return [
      ...changed.map((hours) => line(hours.day, span(was.get(hours.day)), span(hours))),
      ...gone.map((hours) => line(hours.day, span(hours), '…')),
    ];
  }
  const all = (told: Told) => [...hoursOf(language, told), clocksOf(language, told)].join('; ');
  return [t('change', { what: t('changed.TIMES'), before: all(before), after: all(now) })];
}

/** What has changed, a line each: what was told, and what is now. */
export function changeLines(
  language: Language,
  kinds: readonly ChangeKind[],
  before: Told,
  now: Told,
): string[] {
  const t = mailWords(language);
  return kinds.flatMap((kind) =>
    kind === 'TIMES'
      ? timeLines(language, before, now)
      : t('change', {
          what: t(`changed.${kind}`),
          before: shown(language, kind, before),
          after: shown(language, kind, now),
        }),
  );
}
