import { createTranslator } from 'next-intl';
import type { FollowUpSeen } from '@/lib/assessment/follow-up/queries';
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
  | { show: 'form'; path: string; seen: FollowUpSeen; typed: Typed }
  | { show: 'thanks' }
  | { show: 'already' }
  | { show: 'unknown' }
  | Hindered;

const translators = {
  en: createTranslator({ locale: 'en', messages: en }),
  ru: createTranslator({ locale: 'ru', messages: ru }),
};

function form(locale: Locale, { path, seen, typed }: Extract<Shown, { show: 'form' }>): Html {
  const t = translators[locale];
  const { run } = seen;
  const title = run.sensitive
    ? t('evaluate.neutralTitle')
    : inLanguage(locale === 'ru' ? 'RU' : 'EN', run.course.titleEn, run.course.titleRu);
  return html`${languageLinks(locale, path)}
    <h1>${t('followUp.page.heading')}</h1>
    <p class="course">
      <b>${title}</b>
      ${!run.sensitive && html`<span>${formatDateRange(run.startsOn, run.endsOn, locale)}</span>`}
    </p>
    <p class="anonymous">
      ${
        seen.of === 'SUPERVISOR'
          ? t('followUp.page.namedSupervisor', { name: seen.reader, person: seen.person })
          : t('followUp.page.named', { name: seen.reader })
      }
    </p>
    ${askedForm(locale, {
      ...{ path, typed, definition: seen.definition, parts: seen.parts },
      about: t('followUp.page.about'),
    })}`;
}

function main(locale: Locale, shown: Shown): Html {
  const t = translators[locale];
  switch (shown.show) {
    case 'form':
      return form(locale, shown);
    case 'thanks':
      return verdict('ok', t('evaluate.thanks.title'), t('followUp.page.thanks'));
    case 'already':
      return verdict('ok', t('evaluate.thanks.title'), t('refusals.ALREADY_EVALUATED'));
    case 'unknown':
      return verdict('danger', t('followUp.page.unknown.title'), t('followUp.page.unknown.text'));
    case 'tooMany':
    case 'failed':
      return hindrance(locale, shown);
  }
}

export const followUpPage = (locale: Locale, shown: Shown): string =>
  plainPage({
    locale,
    title: translators[locale]('followUp.page.title'),
    styles: ['/verify.css', '/invitation.css', '/evaluate.css'],
    script: '/evaluate.js',
    main: main(locale, shown),
  });
