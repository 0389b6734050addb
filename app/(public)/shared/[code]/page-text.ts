import { createTranslator } from 'next-intl';
import type { Shared } from '@/lib/certificates/sharing/queries';
import { html, type Html } from '@/lib/text/html';
import type { Locale } from '@/lib/text/locale';
import type { Day } from '@/lib/time/day';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { plainPage } from '../../plain-page';
import { noticeText, verdict, type Notice } from '../../verdict';

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'sharedPage' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'sharedPage' }),
};

/** What is said for every address behind which nothing is shared. */
function nothing(locale: Locale): Html {
  const t = translators[locale];
  return html`<section class="verdict warn">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v9M12 18v.5" /></svg>
    <div>
      <h1>${t('nothing')}</h1>
      <p>${t('nothingText')}</p>
    </div>
  </section>`;
}

function certificate(locale: Locale, { code, answer, forms }: Shared, today: Day): Html {
  const t = translators[locale];
  return html`${verdict(locale, answer, today, t('genuine'))}
    ${
      forms.length > 0 &&
      html`<ul class="files">
        ${forms.map(
          (form) => html`<li><a href="/api/shared/${code}/${form}" download>${t(`files.${form}`)}</a></li>`,
        )}
      </ul>`
    }
    <p class="foot">${t('byHolder')}</p>`;
}

/** The whole page, in the reader's language, `today` in UTC; null: nothing is shared here. */
export function sharedPage(locale: Locale, shown: Shared | Notice | null, today: Day): string {
  const t = translators[locale];
  const main =
    shown === null
      ? nothing(locale)
      : 'notice' in shown
        ? noticeText(locale, shown)
        : certificate(locale, shown, today);
  return plainPage({
    ...{ locale, title: t('title'), styles: ['/verify.css'] },
    main: html`${main}
      <p class="foot"><a href="/verify">${t('verify')}</a></p>`,
  });
}
