/** The languages of the screens. Accounts store them in capitals (EN, RU), URLs and cookies in small letters. */
export const locales = ['en', 'ru'] as const;

export type Locale = (typeof locales)[number];

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** The name of the cookie that remembers the choice. */
export const localeCookie = 'language';

/**
 * The language for a reader: the one chosen before, else the best of the browser's Accept-Language header, else
 * English. Readers of the neighbouring languages that have no screens of their own yet get Russian.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...rest] = entry.trim().toLowerCase().split(';');
      const quality = rest.map((part) => /^\s*q=([\d.]+)/.exec(part)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    if (isLocale(language)) return language;
    if (readsRussian.has(language)) return 'ru';
  }
  return 'en';
}

const readsRussian = new Set(['ky', 'kk', 'uz', 'tg', 'tk', 'be', 'uk', 'hy', 'az']);
