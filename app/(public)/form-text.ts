import { createTranslator } from 'next-intl';
import { formDigest } from '@/lib/assessment/forms/digest/rules';
import { longestText, optionsOf, type Part, type Slot } from '@/lib/assessment/forms/rules';
import type { FormDefinition } from '@/lib/assessment/forms/schema';
import type { Refusal } from '@/lib/errors/outcome';
import { html, type Html } from '@/lib/text/html';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';

/** What was typed and what is wrong with it, where a form comes back. */
export type Typed = { value: (name: string) => string; refusals: readonly Refusal[] };

export const blank: Typed = { value: () => '', refusals: [] };

const translators = {
  en: createTranslator({ locale: 'en', messages: en }),
  ru: createTranslator({ locale: 'ru', messages: ru }),
};

/** The sentence of a refusal; a code without one would be a defect, and is shown as the general refusal. */
export function refusalText(locale: Locale, { code, params = {} }: Refusal): string {
  const t = translators[locale];
  const known = code in en.refusals ? (code as 'REQUIRED') : 'INVALID';
  return t(`refusals.${known}`, params as never);
}

const languageOf = (locale: Locale) => (locale === 'ru' ? 'RU' : 'EN');

function choiceWords(locale: Locale, { question }: Slot, option: number): string {
  const t = translators[locale];
  if (question.kind === 'YES_NO') return t(option === 1 ? 'common.yes' : 'common.no');
  const chosen = question.options[option];
  return chosen ? inLanguage(languageOf(locale), chosen.en, chosen.ru) : '';
}

function choices(locale: Locale, slot: Slot, typed: Typed): Html {
  const { question, name } = slot;
  const t = translators[locale];
  const scale = question.kind === 'SCALE';
  const chosen = typed.value(name);
  return html`<div class="${scale ? 'scale' : question.kind === 'YES_NO' ? 'pair' : 'choices'}">
    ${optionsOf(question).map((option) => {
      const value = question.kind === 'YES_NO' ? (option === 1 ? 'yes' : 'no') : `${option}`;
      return html`<label
        ><input type="radio" name="${name}" value="${value}" ${chosen === value && html`checked`} />${
          scale
            ? html`<span><b>${option}</b> <small>${t(`evaluate.scale.${`${option}` as '1'}`)}</small></span>`
            : html`<span>${choiceWords(locale, slot, option)}</span>`
        }</label
      >`;
    })}
  </div>`;
}

function field(locale: Locale, slot: Slot, typed: Typed): Html {
  const { question, name } = slot;
  const t = translators[locale];
  const words = inLanguage(languageOf(locale), question.textEn, question.textRu);
  const refused = typed.refusals.find(({ path }) => path === name);
  const id = `q-${name}`;
  const error =
    refused !== undefined && html`<p class="refused" id="${id}-error">${refusalText(locale, refused)}</p>`;
  const optional = !question.required && html` <small>${t('common.optional')}</small>`;
  const marks = refused ? html` aria-describedby="${id}-error"` : html``;
  if (question.kind === 'TEXT')
    return html`<div class="field">
      <label for="${id}">${words}${optional}</label>
      ${error}
      <textarea
        id="${id}"
        name="${name}"
        maxlength="${longestText}"
        ${refused !== undefined && html`aria-invalid="true"`}${marks}
      >
${typed.value(name)}</textarea>
    </div>`;
  return html`<fieldset id="${id}" ${marks}>
    <legend>${words}${optional}</legend>
    ${error} ${choices(locale, slot, typed)}
  </fieldset>`;
}

type Words = { about: string; inYourWords: string };

/** The questions of a form, part by part under its heading. */
const formFields = (
  locale: Locale,
  parts: readonly Part[],
  typed: Typed,
  { about, inYourWords }: Words,
): Html[] =>
  parts.map(({ subject, slots }) => {
    const heading =
      subject?.name ?? (slots.every(({ question }) => question.kind === 'TEXT') ? inYourWords : about);
    return html`<section class="part">
      <h2>${heading}</h2>
      ${slots.map((slot) => field(locale, slot, typed))}
    </section>`;
  });

/** Says how many answers need mending, and the refusal of the whole where there is one. */
function refusedNote(locale: Locale, { refusals }: Typed): Html | false {
  if (refusals.length === 0) return false;
  const t = translators[locale];
  const whole = refusals.filter(({ path }) => path === undefined);
  const count = refusals.length - whole.length;
  return html`<div class="refused-note" role="alert" tabindex="-1">
    ${whole.map((refusal) => html`<p>${refusalText(locale, refusal)}</p>`)}
    ${count > 0 && html`<p>${t('evaluate.mend', { count })}</p>`}
  </div>`;
}

type Asked = {
  path: string;
  definition: FormDefinition;
  parts: readonly Part[];
  typed: Typed;
  /** What stands above questions that are about nobody in particular. */
  about: string;
  /** Goes with the answers unseen. */
  hidden?: Html | false;
};

/** What is asked, with what was typed; sent once, and kept on the device until then (public/evaluate.js). */
export function askedForm(
  locale: Locale,
  { path, definition, parts, typed, about, hidden = false }: Asked,
): Html {
  const t = translators[locale];
  return html`${refusedNote(locale, typed)}
    <form
      method="post"
      action="${path}"
      novalidate
      data-draft="${path}"
      data-sending="${t('evaluate.sending')}"
    >
      <input type="hidden" name="form" value="${formDigest(definition)}" />
      <input type="hidden" name="language" value="${locale}" />
      ${hidden} ${formFields(locale, parts, typed, { about, inYourWords: t('evaluate.inYourWords') })}
      <p class="offline" role="status" hidden>${t('evaluate.offline')}</p>
      <button class="main">${t('evaluate.send')}</button>
      <p class="kept" hidden>${t('evaluate.kept')}</p>
    </form>`;
}

/** Why there is no form now, though there may be one later. */
export type Hindered = { show: 'tooMany'; seconds: number } | { show: 'failed'; errorId: string };

export function hindrance(locale: Locale, hindered: Hindered): Html {
  const t = translators[locale];
  const text =
    hindered.show === 'tooMany'
      ? t('evaluate.tooMany.text', { seconds: hindered.seconds })
      : t('evaluate.failed.text', { errorId: hindered.errorId });
  return verdict('warn', t(`evaluate.${hindered.show}.title`), text);
}

/** What is shown instead of the form. */
export function verdict(tone: 'ok' | 'warn' | 'danger', title: string, text: string): Html {
  const signs = { ok: 'M5 13l4 4L19 7', warn: 'M12 5v9M12 18v.5', danger: 'M6 6l12 12M18 6L6 18' };
  return html`<section class="verdict ${tone}">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="${signs[tone]}" /></svg>
    <div>
      <h1>${title}</h1>
      <p>${text}</p>
    </div>
  </section>`;
}

/** The same page in the other language; what was typed comes along where the draft is kept. */
export function languageLinks(locale: Locale, path: string): Html {
  const t = translators[locale];
  return html`<nav class="languages" aria-label="${t('evaluate.language')}">
    ${(['en', 'ru'] as const).map((each) =>
      each === locale
        ? html`<span aria-current="true">${t(`formats.language.${each}`)}</span>`
        : html`<a href="${path}?language=${each}" lang="${each}" hreflang="${each}"
            >${t(`formats.language.${each}`)}</a
          >`,
    )}
  </nav>`;
}
