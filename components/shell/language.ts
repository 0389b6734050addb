'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { localeCookie, type Locale } from '@/lib/text/locale';

/** The server action that remembers the choice with the account. */
export type SaveLanguage = (choice: { language: 'EN' | 'RU' }) => Promise<unknown>;

const YEAR_SECONDS = 365 * 24 * 3600;

export const languageChoices: readonly { value: Locale; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
];

/**
 * Changes the language of the screens: remembered on this device, and with the account when `save` is given. What was
 * typed stays, except on the public pages (`reload`), which exist once per language.
 */
export function useLanguage({ save, reload }: { save?: SaveLanguage; reload?: boolean } = {}) {
  const locale = useLocale();
  const router = useRouter();
  const choose = async (next: Locale) => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${localeCookie}=${next}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
    await save?.({ language: next === 'ru' ? 'RU' : 'EN' });
    if (!reload) return router.refresh();
    const [, first] = location.pathname.split('/');
    if (first === locale)
      location.assign(location.pathname.replace(`/${locale}`, `/${next}`) + location.search);
    else location.reload();
  };
  return { locale, choose };
}
