import { createTranslator } from 'next-intl';
import type { TestSeen } from '@/lib/assessment/attempts/answering/queries';
import type { QuestionLanguage } from '@/lib/assessment/questions/schema';
import type { Refusal } from '@/lib/errors/outcome';
import { formatDateRange, formatNumber } from '@/lib/text/format';
import { html, type Html } from '@/lib/text/html';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import type { TestKind } from '@/prisma/generated/enums';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { hindrance, verdict, type Hindered } from '../../form-text';
import { plainPage } from '../../plain-page';
import { questionForm } from './question-text';

type Run = TestSeen['run'];

/** What the page has to say. */
export type Shown =
  | { show: 'who' | 'notListed'; kind: TestKind; run: Run; path: string }
  | {
      show: 'test';
      path: string;
      seen: TestSeen;
      language: QuestionLanguage;
      /** Which page of a begun test: the number of a question, or `end`. */
      at: string | null;
      typed: { text: string; refusals: readonly Refusal[] } | null;
    }
  | { show: 'unknown' }
  | Hindered;

type Test = Extract<Shown, { show: 'test' }>;

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'takeTest' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'takeTest' }),
};
/** Which course: of a run marked sensitive, nothing that tells what it was. */
function course(locale: Locale, run: Run): Html {
  if (run.sensitive) return html`<p class="course">${translators[locale]('neutralTitle')}</p>`;
  const language = locale === 'ru' ? 'RU' : 'EN';
  return html`<p class="course">
    <b>${inLanguage(language, run.course.titleEn, run.course.titleRu)}</b>
    <span
      >${inLanguage(language, run.cityEn, run.cityRu)},
      ${formatDateRange(run.startsOn, run.endsOn, locale)}</span
    >
  </p>`;
}

/** The languages in which the test is whole, each by its own name. */
function languages(locale: Locale, { path, seen, language, at }: Test): Html | false {
  if (seen.languages.length < 2) return false;
  const t = translators[locale];
  const place = at === null ? '' : `&q=${encodeURIComponent(at)}`;
  return html`<nav class="languages" aria-label="${t('language')}">
    ${seen.languages.map((each) =>
      each === language
        ? html`<span aria-current="true" lang="${each}">${t(`languages.${each}`)}</span>`
        : html`<a href="${path}?language=${each}${place}" lang="${each}" hreflang="${each}"
            >${t(`languages.${each}`)}</a
          >`,
    )}
  </nav>`;
}

function begin(locale: Locale, { path, seen, language }: Test): Html {
  const t = translators[locale];
  return html`<h1>${t(`heading.${seen.kind}`)}</h1>
    ${course(locale, seen.run)}
    <p class="you">${t('you', { name: seen.name })}</p>
    <ul class="rules">
      <li>${t('rules.count', { count: seen.questions.length })}</li>
      <li>${t('rules.once')}</li>
      <li>${t('rules.stop')}</li>
    </ul>
    <form method="post" action="${path}">
      <input type="hidden" name="do" value="begin" />
      <input type="hidden" name="language" value="${language}" />
      <button class="main">${t('begin')}</button>
    </form>`;
}

const handInForm = (locale: Locale, { path, seen, language }: Test): Html =>
  html`<form method="post" action="${path}" class="hand-in">
    <input type="hidden" name="do" value="hand-in" />
    <input type="hidden" name="attempt" value="${seen.attempt?.id ?? ''}" />
    <input type="hidden" name="language" value="${language}" />
    <button class="main">${translators[locale]('handIn')}</button>
  </form>`;

/** What is not answered yet, before it is handed in. */
function overview(locale: Locale, shown: Test): Html {
  const t = translators[locale];
  const { path, seen, language } = shown;
  const open = seen.questions.filter(({ id }) => !seen.answers.has(id)).length;
  return html`<h1>${t('overview.title')}</h1>
    <p class="left ${open > 0 && 'some'}">${t('overview.left', { count: open })}</p>
    <ol class="overview">
      ${seen.questions.map(({ id }, index) => {
        const known = seen.answers.has(id);
        const words = t(known ? 'overview.answered' : 'overview.open');
        return html`<li class="${known ? 'known' : 'open'}">
          <a href="${path}?language=${language}&q=${index + 1}">
            <b>${index + 1}</b> <span>${words}</span>
          </a>
        </li>`;
      })}
    </ol>
    ${handInForm(locale, shown)}
    <p class="hint">${t('overview.final')}</p>`;
}

function closed(locale: Locale, shown: Test): Html {
  const t = translators[locale];
  const { answers, questions } = shown.seen;
  const counts = { answered: answers.size, questions: questions.length };
  return html`${verdict('warn', t('closed.title'), t('closed.text', counts))}
    <div class="ask">${handInForm(locale, shown)}</div>`;
}

function done(locale: Locale, { seen: { score } }: Test): Html {
  const t = translators[locale];
  const shown = (value: number) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 2);
  const text = score
    ? t('done.score', { points: shown(score.points), maxPoints: shown(score.maxPoints) })
    : t('done.text');
  return verdict('ok', t('done.title'), text);
}

function test(locale: Locale, shown: Test): Html {
  const t = translators[locale];
  const { seen, at } = shown;
  switch (seen.step) {
    case 'WAIT':
      return html`<h1>${t(`heading.${seen.kind}`)}</h1>
        ${course(locale, seen.run)}
        <p class="you">${t('you', { name: seen.name })}</p>
        <p>${t('wait')}</p>
        <a class="press" href="${shown.path}">${t('again')}</a>`;
    case 'BEGIN':
      return html`${languages(locale, shown)} ${begin(locale, shown)}`;
    case 'DONE':
      return done(locale, shown);
    case 'HAND_IN':
      return closed(locale, shown);
    case 'ANSWER': {
      const count = seen.questions.length;
      const next = seen.questions.findIndex(({ id }) => !seen.answers.has(id)) + 1;
      // Whoever comes back goes on at the first question that is open.
      const place = at === null ? (next === 0 ? 'end' : next) : at === 'end' ? at : Number.parseInt(at, 10);
      if (place === 'end' || !(place >= 1 && place <= count))
        return html`${languages(locale, { ...shown, at: 'end' })} ${overview(locale, shown)}`;
      return html`${languages(locale, { ...shown, at: String(place) })}
      ${questionForm(locale, { ...shown, position: place })}`;
    }
  }
}

function main(locale: Locale, shown: Shown): Html {
  const t = translators[locale];
  switch (shown.show) {
    case 'test':
      return test(locale, shown);
    case 'who':
      return html`<h1>${t('who.title')}</h1>
        ${course(locale, shown.run)}
        <div class="ask">
          <p>${t('who.text')}</p>
          <a class="press" href="/sign-in?next=${encodeURIComponent(shown.path)}">${t('who.signIn')}</a>
          <p>${t('who.invitation')}</p>
          <p>${t('who.link')}</p>
        </div>`;
    case 'notListed':
      return html`${verdict('danger', t('notListed.title'), t('notListed.text'))} ${course(locale, shown.run)}`;
    case 'unknown':
      return verdict('danger', t('unknown.title'), t('unknown.text'));
    case 'tooMany':
    case 'failed':
      return hindrance(locale, shown);
  }
}

export const testPage = (locale: Locale, shown: Shown): string =>
  plainPage({
    locale,
    title: translators[locale]('title'),
    styles: ['/verify.css', '/invitation.css', '/evaluate.css', '/test.css'],
    main: main(locale, shown),
  });
