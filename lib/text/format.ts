import dayjs from 'dayjs';
import 'dayjs/locale/ru.js';
import utc from 'dayjs/plugin/utc.js';
import { dayOf, daysBetween } from '@/lib/time/day';
import { instantToLocal } from '@/lib/time/wall-clock';
import { formatWords } from './format-words';
import type { Locale } from './locale';

/**
 * Every date and number that is shown. Server and browser give the same letters, which Intl does not: Chromium knows no
 * Kyrgyz, Tajik or Turkmen. A day is YYYY-MM-DD or the Date of a `date` column; an instant is a Date with its zone.
 */
dayjs.extend(utc);

const NO_BREAK = '\u00a0';
const NARROW_NO_BREAK = '\u202f';

type Day = string | Date;
export type DateStyle = 'day' | 'shortDay' | 'dayMonth' | 'weekday';

const dayText = (day: Day) => (typeof day === 'string' ? day.slice(0, 10) : dayOf(day));

/** Any format of dayjs, for the rare place that needs its own (a calendar's head: "MMMM YYYY"). */
export function formatPattern(day: Day, pattern: string, locale: Locale): string {
  return dayjs.utc(dayText(day)).locale(locale).format(pattern);
}

/** "13 June 2017", «13 июня 2017 г.»; shortDay "13 Jun 2017", dayMonth "13 June", weekday "Tuesday 13 June 2017". */
export function formatDate(day: Day, locale: Locale, style: DateStyle = 'day'): string {
  return formatPattern(day, formatWords[locale][style], locale);
}

/** "13–15 June 2017", "30 June – 2 July 2017", "30 December 2017 – 2 January 2018". */
export function formatDateRange(from: Day, to: Day, locale: Locale): string {
  const [first, last] = [dayText(from), dayText(to)];
  if (first === last) return formatDate(first, locale);
  if (first.slice(0, 7) === last.slice(0, 7)) {
    return `${formatPattern(first, 'D', locale)}–${formatDate(last, locale)}`;
  }
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return `${formatDate(first, locale, sameYear ? 'dayMonth' : 'day')} – ${formatDate(last, locale)}`;
}

/** The time on a clock of the zone: "09:00". */
export function formatTime(instant: Date, zone: string): string {
  return instantToLocal(instant, zone).slice(11);
}

/** "09:00–10:30" in the zone. */
export function formatTimeRange(start: Date, end: Date, zone: string): string {
  return `${formatTime(start, zone)}–${formatTime(end, zone)}`;
}

/** "13 June 2017, 09:00" in the zone. */
export function formatDateTime(
  instant: Date,
  zone: string,
  locale: Locale,
  style: DateStyle = 'day',
): string {
  const local = instantToLocal(instant, zone);
  return `${formatDate(local, locale, style)}, ${local.slice(11)}`;
}

/** Minutes as "45 min", "1 h 30 min", "2 h". */
export function formatDuration(minutes: number, locale: Locale): string {
  const words = formatWords[locale];
  const whole = Math.max(0, Math.round(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const parts = [
    hours > 0 && `${formatNumber(hours, locale)}${NO_BREAK}${words.hours}`,
    (rest > 0 || hours === 0) && `${rest}${NO_BREAK}${words.minutes}`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** "20,063", «20 063»; `decimals` are always shown when asked for. */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'ru' ? NARROW_NO_BREAK : ',');
  const zero = !/[1-9]/.test(whole + (fraction ?? ''));
  return `${value < 0 && !zero ? '−' : ''}${grouped}${fraction ? (locale === 'ru' ? ',' : '.') + fraction : ''}`;
}

/** A share (0 to 1) as "85%", «85 %». */
export function formatPercent(share: number, locale: Locale, decimals = 0): string {
  return `${formatNumber(share * 100, locale, decimals)}${locale === 'ru' ? NO_BREAK : ''}%`;
}

/** Bytes as "12 KB", "3.4 MB" (1 KB is 1024 bytes, as file managers count). */
export function formatFileSize(bytes: number, locale: Locale): string {
  const units = formatWords[locale].bytes;
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${formatNumber(size, locale, unit > 1 && size < 10 ? 1 : 0)}${NO_BREAK}${units[unit]}`;
}

/** "today", "yesterday", "in 3 days", "5 days ago"; farther than two weeks, the date itself. */
export function formatRelativeDay(day: Day, today: Day, locale: Locale): string {
  const words = formatWords[locale];
  const days = daysBetween(dayText(today), dayText(day));
  if (days === 0) return words.today;
  if (days === 1) return words.tomorrow;
  if (days === -1) return words.yesterday;
  if (Math.abs(days) > 14) return formatDate(day, locale);
  return days > 0 ? words.inDays(days) : words.daysAgo(-days);
}
