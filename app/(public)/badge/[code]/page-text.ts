import { createTranslator } from 'next-intl';
import { html } from '@/lib/text/html';
import type { Locale } from '@/lib/text/locale';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { plainPage } from '../../plain-page';

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'badgePage' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'badgePage' }),
};

/** What a badge is for, and nothing about whose it is. */
export function badgePage(locale: Locale): string {
  const t = translators[locale];
  return plainPage({
    ...{ locale, title: t('title'), styles: ['/verify.css', '/invitation.css'] },
    main: html`<section class="verdict neutral">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v9M12 18v.5" /></svg>
        <div>
          <h1>${t('heading')}</h1>
          <p>${t('text')}</p>
        </div>
      </section>
      <section class="ask"><p>${t('found')}</p></section>`,
  });
}
