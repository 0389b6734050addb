import type { Locale } from './locale';

/**
 * Words that belong to a format as month names do, and like these (dayjs's locale files) are the same in pages, mails
 * and documents. Everything else that is read stands in messages/.
 */
type Words = {
  day: string;
  shortDay: string;
  dayMonth: string;
  weekday: string;
  hours: string;
  minutes: string;
  bytes: readonly string[];
  today: string;
  yesterday: string;
  tomorrow: string;
  inDays: (days: number) => string;
  daysAgo: (days: number) => string;
};

/** дня, дней: Russian counts by the last digit, and 11 to 14 are an exception. */
function russianDays(days: number): string {
  const [tens, units] = [days % 100, days % 10];
  if (tens >= 11 && tens <= 14) return `${days} дней`;
  if (units === 1) return `${days} день`;
  return units >= 2 && units <= 4 ? `${days} дня` : `${days} дней`;
}

export const formatWords: Record<Locale, Words> = {
  en: {
    day: 'D MMMM YYYY',
    shortDay: 'D MMM YYYY',
    dayMonth: 'D MMMM',
    weekday: 'dddd D MMMM YYYY',
    hours: 'h',
    minutes: 'min',
    bytes: ['bytes', 'KB', 'MB', 'GB', 'TB'],
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    inDays: (days) => `in ${days} days`,
    daysAgo: (days) => `${days} days ago`,
  },
  ru: {
    day: 'D MMMM YYYY [г.]',
    shortDay: 'D MMM YYYY [г.]',
    dayMonth: 'D MMMM',
    weekday: 'dddd, D MMMM YYYY [г.]',
    hours: 'ч',
    minutes: 'мин',
    bytes: ['байт', 'КБ', 'МБ', 'ГБ', 'ТБ'],
    today: 'сегодня',
    yesterday: 'вчера',
    tomorrow: 'завтра',
    inDays: (days) => `через ${russianDays(days)}`,
    daysAgo: (days) => `${russianDays(days)} назад`,
  },
};
