import type { Cell } from '@/lib/files/tables/types';
import { cellText, words } from '@/lib/people/lists/cells/rules';
import type { QuestionLanguage } from '../../schema';

/** Which column holds what, by its place from 0. Texts and options may stand in several, one a language. */
export type Columns = {
  kind?: number;
  right?: number;
  points?: number;
  number?: number;
  tolerance?: number;
  texts: { language: QuestionLanguage; column: number }[];
  options: { language: QuestionLanguage; column: number }[];
};

const languageWords: Record<QuestionLanguage, RegExp> = {
  en: /(^| )(en|eng|english|англ\S*)$/u,
  ru: /(^| )(ru|rus|russian|рус\S*)$/u,
  ky: /(^| )(ky|kg|kir|kyrgyz|кырг\S*|кирг\S*)$/u,
  kk: /(^| )(kk|kz|kaz|kazakh|каз\S*|қаз\S*)$/u,
  uz: /(^| )(uz|uzb|uzbek|узб\S*|ўзб\S*|ozb\S*)$/u,
  tg: /(^| )(tg|tj|taj|tajik|тадж\S*|тоҷ\S*)$/u,
  tk: /(^| )(tk|tm|turkmen|туркм\S*|türkmen\S*)$/u,
};

const single = {
  kind: /^(kind|type|вид|тип)( |$)/u,
  right: /^(right|correct|key|верн\S*|правильн\S*|ключ)( |$)/u,
  points: /^(points?|scores?|балл\S*)( |$)/u,
  number: /^(number|число)$/u,
  tolerance: /^(tolerance|погрешность|допуск)( |$)/u,
};
const text = /^(text|question|текст|вопрос)( |$)/u;
const options = /^(options?|answers?|choices?|вариант\S*|ответы)( |$)/u;

/** The language that a header names; without one the language that it is written in. */
function languageOf(header: string): QuestionLanguage {
  const named = (Object.keys(languageWords) as QuestionLanguage[]).find((each) =>
    languageWords[each].test(header),
  );
  return named ?? (/\p{Script=Cyrillic}/u.test(header) ? 'ru' : 'en');
}

/** Reads a row as the header of a table of questions; null: it is none, for no column holds a question. */
export function columnsOf(row: readonly Cell[]): Columns | null {
  const found: Columns = { texts: [], options: [] };
  row.forEach((cell, column) => {
    const header = words(cellText(cell));
    const several = text.test(header) ? found.texts : options.test(header) ? found.options : null;
    if (several) {
      const language = languageOf(header);
      if (!several.some((each) => each.language === language)) several.push({ language, column });
      return;
    }
    for (const name of Object.keys(single) as (keyof typeof single)[])
      if (found[name] === undefined && single[name].test(header)) found[name] = column;
  });
  const others = found.options.length + Object.keys(single).filter((name) => name in found).length;
  return found.texts.length > 0 && others > 0 ? found : null;
}
