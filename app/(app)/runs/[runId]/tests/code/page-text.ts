import { createTranslator } from 'next-intl';
import { plainPage } from '@/app/(public)/plain-page';
import type { TestHall } from '@/lib/assessment/attempts/overview/queries';
import { html } from '@/lib/text/html';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import { qrPath } from '@/lib/text/qr';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'runTests.code' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'runTests.code' }),
};

/** The white that has to be around a code, in its modules. */
const quiet = 4;

/** The code of a test for the wall of the hall or for paper: in both languages, as nobody knows who reads it. */
export function codePage(locale: Locale, hall: TestHall, back: string): string {
  const t = translators[locale];
  const { size, path } = qrPath(hall.url);
  const box = `${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`;
  const title = t(`kind.${hall.kind}`);
  const lines = (['en', 'ru'] as const).map(
    (each) =>
      html`<p lang="${each}">
        <b>${translators[each]('hint')}</b>
        <span>${translators[each](`kind.${hall.kind}`)} · ${translators[each]('own')}</span>
      </p>`,
  );
  const main = html`<a class="back" href="${back}">${t('back')}</a>
    <h1>${title}</h1>
    ${
      !hall.sensitive &&
      html`<p class="course">
        ${inLanguage(locale === 'ru' ? 'RU' : 'EN', hall.course.titleEn, hall.course.titleRu)}
      </p>`
    }
    ${
      hall.open
        ? html`<svg class="code" viewBox="${box}" role="img" aria-label="${title}">
              <rect x="${-quiet}" y="${-quiet}" width="100%" height="100%" fill="#fff" />
              <path d="${path}" fill="#000" />
            </svg>
            <div class="lines">${lines}</div>
            <p class="address">${hall.url}</p>`
        : html`<p class="closed">${t('closed')}</p>`
    }`;
  return plainPage({ locale, title, styles: ['/verify.css', '/evaluation-code.css'], main });
}
