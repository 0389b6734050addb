import { createTranslator } from 'next-intl';
import type { Verification } from '@/lib/certificates/verification/types';
import { html } from '@/lib/text/html';
import type { Locale } from '@/lib/text/locale';
import type { Day } from '@/lib/time/day';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { plainPage } from '../../plain-page';
import { noticeText, verdict, type Notice } from '../../verdict';

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'verify' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'verify' }),
};

/** The whole page, in the reader's language; `today` in UTC, as all of its times. */
export function verificationPage(locale: Locale, answer: Verification | Notice, today: Day): string {
  const t = translators[locale];
  return plainPage({
    locale,
    title: t('title'),
    styles: ['/verify.css'],
    main: html`${'notice' in answer ? noticeText(locale, answer) : verdict(locale, answer, today)}
      <p class="foot"><a href="/verify">${t('another')}</a></p>`,
  });
}
