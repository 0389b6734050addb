import { createTranslator } from 'next-intl';
import type { EvaluationSeen } from '@/lib/assessment/evaluation/queries';
import { formDigest } from '@/lib/assessment/forms/rules';
import { formatDateRange } from '@/lib/text/format';
import { html, type Html } from '@/lib/text/html';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { formFields, languageLinks, refusedNote, verdict, type Typed } from '../../form-text';
import { plainPage } from '../../plain-page';

/** What the page has to say. */
export type Shown =
  | { show: 'form'; path: string; phone: string; seen: EvaluationSeen; typed: Typed }
  | { show: 'thanks' }
  | { show: 'already' }
  | { show: 'full' }
  | { show: 'unknown' }
  | { show: 'tooMany'; seconds: number }
  | { show: 'failed'; errorId: string };

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
    ${refusedNote(locale, typed)}
    <form
      method="post"
      action="${path}"
      novalidate
      data-draft="${path}"
      data-sending="${t('evaluate.sending')}"
    >
      <input type="hidden" name="form" value="${formDigest(seen.definition)}" />
      <input type="hidden" name="language" value="${locale}" />
      ${seen.hall && html`<input type="hidden" name="phone" value="${phone}" />`}
      ${formFields(locale, seen.parts, typed, {
        about: t('evaluate.about'),
        inYourWords: t('evaluate.inYourWords'),
      })}
      <p class="offline" role="status" hidden>${t('evaluate.offline')}</p>
      <button class="main">${t('evaluate.send')}</button>
      <p class="kept" hidden>${t('evaluate.kept')}</p>
    </form>`;
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
      return verdict(
        'warn',
        t('evaluate.tooMany.title'),
        t('evaluate.tooMany.text', { seconds: shown.seconds }),
      );
    case 'failed':
      return verdict(
        'warn',
        t('evaluate.failed.title'),
        t('evaluate.failed.text', { errorId: shown.errorId }),
      );
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
