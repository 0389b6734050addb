import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, isLocale, localeCookie, type Locale } from '@/lib/text/locale';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
  }
}

/**
 * The language of what is being drawn: of the address for the public pages (they are drawn once, before any request),
 * else the reader's choice, else the browser's.
 */
export default getRequestConfig(async ({ requestLocale }) => {
  const ofAddress = await requestLocale;
  const locale = isLocale(ofAddress) ? ofAddress : await readersLocale();
  const messages = (await import(`../messages/${locale}.json`)).default;
  // Instants are shown in the zone of their venue by lib/text/format; this keeps ICU messages from guessing one.
  return { locale, messages, timeZone: 'UTC' };
});

async function readersLocale(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get(localeCookie)?.value, head.get('accept-language'));
}
