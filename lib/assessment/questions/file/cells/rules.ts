import type { Cell } from '@/lib/files/tables/types';
import { cellLines, cellText, words } from '@/lib/people/lists/cells/rules';
import type { TestQuestionKind } from '@/prisma/generated/enums';
import type { QuestionDefinition } from '../../schema';

const kinds: [TestQuestionKind, RegExp][] = [
  ['TRUE_FALSE', /^(true|tf$|yes no|верно|да нет|правда)/u],
  ['MULTIPLE', /^(multiple|several|many|несколько|множ)/u],
  ['SINGLE', /^(single|one|один|одн|единств)/u],
  ['NUMBER', /^(number|numeric|число|числ)/u],
];

/** The kind that a cell names; null: none that is known. */
export const kindNamed = (text: string): TestQuestionKind | null =>
  kinds.find(([, pattern]) => pattern.test(words(text)))?.[0] ?? null;

/** A cell as it is written. "None" and "нет" are answers here, and not what stands in an empty cell. */
export function written(cell: Cell | undefined): string {
  if (typeof cell === 'boolean') return String(cell);
  return typeof cell === 'string' ? cellLines(cell).join('\n') : cellText(cell);
}

export function truthOf(text: string): boolean | null {
  if (/^(true|yes|right|да|верно|правда|истина|1)$/u.test(words(text))) return true;
  return /^(false|no|wrong|нет|неверно|ложь|0)$/u.test(words(text)) ? false : null;
}

/** "-1 200,5" and "−1200.5" are one number; null: it is none. */
export function numberOf(text: string): number | null {
  const plain = text.replace(/\s/g, '').replace('−', '-').replace(',', '.');
  return /^[-+]?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** Options stand one below the other in their cell, or between | or ; signs. */
export function partsOf(text: string): string[] {
  const sign = ['\n', '|', ';'].find((each) => text.includes(each));
  return (sign ? text.split(sign) : [text]).map((each) => each.trim()).filter(Boolean);
}

/** A mark before an option says that it is right: "* Ten". */
export const mark = /^[*✓✔]\s*/u;

export const keyOf = (index: number) => String.fromCharCode('a'.charCodeAt(0) + index);

/**
 * Which options a cell names: by their words, or by Latin letters or numbers ("b", "1, 3"). Null where it names anything
 * else: Cyrillic letters too, for "В" is the second to some and the third to others.
 */
export function optionsNamed(text: string, options: QuestionDefinition['options']): Set<string> | null {
  const byWords = (said: string) =>
    options.find(({ texts }) =>
      Object.values(texts).some((each) => words(each) !== '' && words(each) === words(said)),
    );
  for (const parts of [[text], partsOf(text)]) {
    const named = parts.map(byWords);
    if (named.every((each) => each !== undefined)) return new Set(named.map(({ key }) => key));
  }
  const signs = text
    .toLowerCase()
    .split(/[\s,;.)|/&+]+/)
    .filter(Boolean);
  const keys = signs.map((sign) => (/^\d+$/.test(sign) ? keyOf(Number(sign) - 1) : sign));
  return keys.every((key) => options.some((each) => each.key === key)) ? new Set(keys) : null;
}
