import { createTranslator } from 'next-intl';
import { plainPage } from '@/app/(public)/plain-page';
import type { EvaluationHead } from '@/lib/assessment/evaluation/results/queries';
import { formatDate } from '@/lib/text/format';
import { html } from '@/lib/text/html';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import { qrPath } from '@/lib/text/qr';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'evaluation' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'evaluation' }),
};

/** The white that has to be around a code, in its modules. */
const quiet = 4;

/** The code for the wall of the hall or for paper: in both languages, as nobody knows who reads it. */
export function codePage(locale: Locale, head: EvaluationHead, back: string): string {
  const t = translators[locale];
  const { size, path } = qrPath(head.url);
  const box = `${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`;
  const course = (language: 'EN' | 'RU') => inLanguage(language, head.course.titleEn, head.course.titleRu);
  const lines = (['en', 'ru'] as const).map(
    (each) =>
      html`<p lang="${each}">
        <b>${translators[each]('codeHint')}</b>
        <span>${translators[each]('codeAnonymous')}</span>
      </p>`,
  );
  const main = html`<a class="back" href="${back}">${t('codeBack')}</a>
    <h1>${t('codeTitle')}</h1>
    ${!head.sensitive && html`<p class="course">${course(locale === 'ru' ? 'RU' : 'EN')}</p>`}
    ${
      head.standing === 'OPEN'
        ? html`<svg class="code" viewBox="${box}" role="img" aria-label="${t('codeTitle')}">
              <rect x="${-quiet}" y="${-quiet}" width="100%" height="100%" fill="#fff" />
              <path d="${path}" fill="#000" />
            </svg>
            <div class="lines">${lines}</div>
            <p class="address">${head.url}</p>`
        : html`<p class="closed">${t('codeClosed', { day: formatDate(head.lastDay, locale) })}</p>`
    }`;
  return plainPage({
    locale,
    title: t('codeTitle'),
    styles: ['/verify.css', '/evaluation-code.css'],
    main,
  });
}
