import { createTranslator } from 'next-intl';
import type { QuestionSeen, TestSeen } from '@/lib/assessment/attempts/answering/queries';
import { inWords } from '@/lib/assessment/attempts/rules';
import type { GivenAnswer } from '@/lib/assessment/questions/rules';
import type { QuestionLanguage } from '@/lib/assessment/questions/schema';
import type { Refusal } from '@/lib/errors/outcome';
import { html, type Html } from '@/lib/text/html';
import type { Locale } from '@/lib/text/locale';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { refusalText } from '../../form-text';

const translators = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'takeTest' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'takeTest' }),
};

type Asked = {
  path: string;
  seen: TestSeen;
  language: QuestionLanguage;
  /** From 1. */
  position: number;
  /** What was typed and refused. */
  typed: { text: string; refusals: readonly Refusal[] } | null;
};

const choice = (type: 'radio' | 'checkbox', key: string, words: Html | string, chosen: boolean): Html =>
  html`<label
    ><input type="${type}" name="chosen" value="${key}" ${chosen && html`checked`} /><span
      >${words}</span
    ></label
  >`;

function choices(
  locale: Locale,
  { kind, options }: QuestionSeen,
  language: QuestionLanguage,
  given: GivenAnswer | undefined,
): Html {
  const t = translators[locale];
  const chosen = (key: string) => given?.chosen.includes(key) ?? false;
  if (kind === 'TRUE_FALSE')
    return html`<div class="pair">
      ${(['true', 'false'] as const).map((key) => choice('radio', key, t(key), chosen(key)))}
    </div>`;
  const type = kind === 'MULTIPLE' ? 'checkbox' : 'radio';
  return html`<div class="choices" lang="${language}">
    ${options.map(({ key, texts }) =>
      choice(type, key, html`<b>${key}</b> ${inWords(texts, language)}`, chosen(key)),
    )}
  </div>`;
}

function number(locale: Locale, given: GivenAnswer | undefined, typed: Asked['typed']): Html {
  const saved = given?.number === null || given?.number === undefined ? '' : String(given.number);
  const value = typed?.text ?? (locale === 'ru' ? saved.replace('.', ',') : saved);
  return html`<input
    class="number"
    id="number"
    name="number"
    inputmode="decimal"
    autocomplete="off"
    maxlength="40"
    value="${value}"
    aria-labelledby="asked"
    ${typed !== null && html`aria-invalid="true" aria-describedby="refused"`}
  />`;
}

/** One question, with what is answered already; going on and going back both save it. */
export function questionForm(locale: Locale, { path, seen, language, position, typed }: Asked): Html {
  const t = translators[locale];
  const question = seen.questions[position - 1];
  if (!question) return html``;
  const given = seen.answers.get(question.id);
  const count = seen.questions.length;
  const words = html`<h1 id="asked" lang="${language}">${inWords(question.texts, language)}</h1>`;
  const hidden: Record<string, string | number> = {
    ...{ do: 'answer', language, attempt: seen.attempt?.id ?? '', question: question.id },
    ...{ at: position, of: count, answered: given ? 'yes' : 'no' },
  };
  return html`<p class="progress">
      <span>${t('progress', { position, count })}</span>
      <progress value="${position}" max="${count}" aria-hidden="true"></progress>
    </p>
    <form method="post" action="${path}" novalidate>
      ${Object.entries(hidden).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      ${
        typed !== null &&
        html`<div class="refused-note" role="alert" id="refused">
          ${typed.refusals.map((refusal) => html`<p>${refusalText(locale, refusal)}</p>`)}
        </div>`
      }
      ${
        question.kind === 'NUMBER'
          ? html`<div class="part">${words} ${number(locale, given, typed)}</div>`
          : html`<fieldset class="part">
              <legend>${words}</legend>
              ${question.kind === 'MULTIPLE' && html`<p class="hint">${t('several')}</p>`}
              ${choices(locale, question, language, given)}
            </fieldset>`
      }
      <div class="steps">
        <button class="main" name="to" value="next">${t(position === count ? 'toEnd' : 'next')}</button>
        ${position > 1 && html`<button name="to" value="back">${t('back')}</button>`}
        ${position < count && html`<button name="to" value="end">${t('toOverview')}</button>`}
      </div>
    </form>
    <p class="hint">${t('saved')}</p>`;
}
