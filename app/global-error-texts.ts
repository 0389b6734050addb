import { isLocale } from '@/lib/text/locale';

export type ErrorTexts = { failedTitle: string; failedText: string; retry: string };

/**
 * The few words of the last resort, in the reader's language. A file of its own, fetched only then: every page carries
 * what app/global-error.tsx imports.
 */
export async function errorTexts(): Promise<{ locale: string; texts: ErrorTexts }> {
  const wanted = /(?:^|; )language=(\w\w)/.exec(document.cookie)?.[1] ?? navigator.language.slice(0, 2);
  const locale = isLocale(wanted) ? wanted : 'en';
  const file = await import(`../messages/${locale}.json`);
  return { locale, texts: file.default.errors };
}
