import type { Cell, MergedBlock } from '@/lib/files/tables/types';
import { cellLines, cellText, words } from '../cells/rules';
import type { FoundHeader } from '../header/rules';
import { looksLikeName, nameOf } from '../names/rules';
import type { ListField } from '../schema';
import type { ListColumn, ListRow, SkipReason } from '../types';
import { wholePerson } from '../whole/rules';
import { exampleWords, notNames, signatureWords, totalWords } from '../vocabulary/rules';

export type SkipContext = {
  header: FoundHeader | null;
  columns: ListColumn[];
  /** Blocks merged over columns, by the row they stand in, from 0. */
  wide: Map<number, MergedBlock>;
  /** What the row above was left out for, if it was. */
  above: SkipReason | null;
  /** A total or a signature stood above: the list is over, unless whole rows follow. */
  ended: boolean;
};

const nameFields = new Set<ListField>([
  'fullName',
  'familyName',
  'givenName',
  'person',
  'latinName',
  'latinFamilyName',
]);

/** Whether a row is not a person's, and why; null when it is to be read. Asked before reading. */
export function skipBefore(cells: Cell[], index: number, context: SkipContext): SkipReason | null {
  const texts = cells.map(cellText);
  const filled = texts.flatMap((text, column) => (text ? [{ text, column }] : []));
  if (filled.length === 0) return 'EMPTY';
  if (isNumbering(texts)) return 'COLUMN_NUMBERS';
  if (context.header && repeatsHeader(texts, context.header)) return 'REPEATED_HEADER';
  const [first] = filled;
  const names = filled.filter(({ column }) => nameFields.has(context.columns[column]?.field ?? 'sex'));
  const hasName = names.some(({ text }) => looksLikeName(nameOf(text)));
  if (first && totalWords.test(first.text)) return 'TOTAL';
  if (first && signatureWords.test(first.text) && isSignature(filled, hasName, context)) return 'SIGNATURE';
  if (context.ended && filled.length === 1) return 'SIGNATURE';
  if (texts.some((text) => /_{4,}/.test(text)) && filled.length <= 4) return 'SIGNATURE';
  if (first && filled.length > 1 && exampleWords.test(first.text)) return 'EXAMPLE';
  const wide = context.wide.get(index);
  if (filled.length === 1 && wide && wide.columns > 1)
    return signatureWords.test(first?.text ?? '') ? 'SIGNATURE' : 'SECTION';
  if (filled.length === 1 && first && isLone(first.text) && !wholePerson(cellLines(cells[first.column])))
    return 'SECTION';
  return null;
}

/**
 * "Начальник отдела … А. Асанов": where the list has a column for positions and a name stands in its own, this is one
 * of the people, unless the list seems to be over.
 */
function isSignature(
  filled: readonly { text: string; column: number }[],
  hasName: boolean,
  { columns, above, ended }: SkipContext,
): boolean {
  const [first] = filled;
  const field = columns[first?.column ?? 0]?.field;
  const isPosition = field === 'position' || field === 'workplace' || field === 'institution';
  if (isPosition && hasName && !ended && above !== 'EMPTY' && !filled.some(({ text }) => /_{3,}/.test(text)))
    return false;
  return filled.length <= 3 || !hasName;
}

/** Whether a row that was read turns out not to be a person's: no name, and nothing else that only a person has. */
export function skipAfter(row: ListRow, cells: Cell[]): SkipReason | null {
  const isPerson = row.phone ?? row.email ?? row.birthDate ?? row.sex;
  if (isPerson !== null) return null;
  const texts = cells.map(cellText).filter(Boolean);
  const badName = row.problems.length > 0;
  if (badName && texts.length <= 2)
    return texts.some((text) => /_{3,}/.test(text)) ? 'SIGNATURE' : 'NOT_A_PERSON';
  if (badName && row.problems.some(({ code }) => code === 'NAME_MISSING') && texts.length <= 3)
    return 'NOT_A_PERSON';
  return null;
}

/** "1 2 3 4 5 6" under the header: the columns' numbers. */
function isNumbering(texts: string[]): boolean {
  const filled = texts.filter(Boolean).map((text) => text.replace(/^\((.*)\)$/, '$1'));
  return filled.length >= 3 && filled.every((text, i) => Number(text) === i + Number(filled[0]));
}

function repeatsHeader(texts: string[], header: FoundHeader): boolean {
  const filled = texts.flatMap((text, column) => (text ? [{ text: words(text), column }] : []));
  const same = filled.filter(({ text, column }) => {
    const above = header.texts[column] ?? '';
    return text !== '' && above.split(' / ').some((line) => words(line) === text);
  });
  return same.length >= 2 ? same.length * 2 >= filled.length : same.length === 1 && filled.length === 1;
}

/** The only filled cell of a row, and not a name: the heading of a part of the list, or a note. */
const isLone = (text: string) =>
  !looksLikeName(nameOf(text)) && (notNames.test(text) || !/[,;@\d]/.test(text)) && /\s|:$/.test(text);
