import { createTranslator } from 'next-intl';
import type { EvaluationSeen } from '@/lib/assessment/evaluation/queries';
import { formatDateRange } from '@/lib/text/format';
import { html, type Html } from '@/lib/text/html';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { askedForm, hindrance, languageLinks, verdict, type Hindered, type Typed } from '../../form-text';
import { plainPage } from '../../plain-page';

/** What the page has to say. */
export type Shown =
  | { show: 'form'; path: string; phone: string; seen: EvaluationSeen; typed: Typed }
  | { show: 'thanks' }
  | { show: 'already' }
  | { show: 'full' }
  | { show: 'unknown' }
  | Hindered;

const translators = {
  en: createTranslator({ locale: 'en', messages: en }),
  ru: createTranslator({ locale: 'ru', messages: ru }),
};

/** Which course: of a run marked sensitive, nothing that tells what it was. */
function course(locale: Locale, { facts }: EvaluationSeen): Html {
  const t = translators[locale];
  if (facts.sensitive) return html`<p class="course">${t('evaluate.neutralTitle')}</p>`;
  const language = locale === 'ru' ? 'RU' : 'EN';
  return html`<p class="course">
    <b>${inLanguage(language, facts.course.titleEn, facts.course.titleRu)}</b>
    <span
      >${inLanguage(language, facts.cityEn, facts.cityRu)},
      ${formatDateRange(facts.startsOn, facts.endsOn, locale)}</span
    >
  </p>`;
}

function form(locale: Locale, { path, phone, seen, typed }: Extract<Shown, { show: 'form' }>): Html {
  const t = translators[locale];
  return html`${languageLinks(locale, path)}
    <h1>${t('evaluate.heading')}</h1>
    ${course(locale, seen)}
    <p class="anonymous">${t('evaluate.anonymous')}</p>
    ${askedForm(locale, {
      ...{ path, typed, definition: seen.definition, parts: seen.parts },
      about: t('evaluate.about'),
      hidden: seen.hall && html`<input type="hidden" name="phone" value="${phone}" />`,
    })}`;
}

function main(locale: Locale, shown: Shown): Html {
  const t = translators[locale];
  switch (shown.show) {
    case 'form':
      return form(locale, shown);
    case 'thanks':
      return verdict('ok', t('evaluate.thanks.title'), t('evaluate.thanks.text'));
    case 'already':
      return verdict('ok', t('evaluate.thanks.title'), t('refusals.ALREADY_EVALUATED'));
    case 'full':
      return verdict('warn', t('evaluate.full.title'), t('refusals.EVALUATION_FULL'));
    case 'unknown':
      return verdict('danger', t('evaluate.unknown.title'), t('evaluate.unknown.text'));
    case 'tooMany':
    case 'failed':
      return hindrance(locale, shown);
  }
}

export const evaluationPage = (locale: Locale, shown: Shown): string =>
  plainPage({
    locale,
    title: translators[locale]('evaluate.title'),
    styles: ['/verify.css', '/invitation.css', '/evaluate.css'],
    script: '/evaluate.js',
    main: main(locale, shown),
  });
