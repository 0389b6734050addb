import type { TableSheet } from '@/lib/files/tables/types';
import { cellText, words } from '../cells/rules';
import { readColumns } from '../columns/rules';
import { findHeader, type FoundHeader } from '../header/rules';
import { looksLikeName, nameOf } from '../names/rules';
import type { ListField, ListOptions } from '../schema';
import type { ListColumn } from '../types';

const nameFields: ListField[] = ['fullName', 'person', 'familyName', 'latinName', 'latinFamilyName'];

/** A sheet as it would be read: where the list begins, and what its columns hold. */
export type ListSheet = {
  sheet: TableSheet;
  header: FoundHeader | null;
  /** From 0. */
  firstRow: number;
  columns: ListColumn[];
  worth: number;
};

/** What people call a sheet that is not meant to be read with the list: reserves, examples, old states. */
const besides =
  /(^|[^\p{L}])(резерв\p{L}*|запас\p{L}*|пример\p{L}*|образец|шаблон|черновик|архив\p{L}*|стар(ый|ая|ое)|копия|исключ\p{L}*|отказ\p{L}*|инструкция|справочник\p{L}*|reserve\p{L}*|alternates?|example|sample|template|draft|archive|old|copy|instructions?|zaxira|namuna|захира|намуна|үлгі|үлгү)(?!\p{L})/iu;

export const hasName = (columns: readonly ListColumn[]) =>
  columns.some((column) => column.field !== null && nameFields.includes(column.field));

/**
 * The sheets of a file that are read: the one asked for, else the one that most looks like a list and, in the file's
 * order, all others of the same kind; what the reader corrected holds for those with the same header.
 */
export function sheetsToRead(
  sheets: TableSheet[],
  options: ListOptions,
): { best: ListSheet; all: ListSheet[] } | null {
  const plain = { ...options, mapping: undefined };
  const guessed = sheets.map((sheet) => listSheet(sheet, plain));
  const [best] = [...guessed].sort((a, b) => b.worth - a.worth);
  if (!best) return null;
  const header = headerKey(best.columns);
  const all = guessed.map((each) =>
    options.mapping && headerKey(each.columns) === header ? listSheet(each.sheet, options) : each,
  );
  const corrected = all.find(({ sheet }) => sheet === best.sheet) ?? best;
  return { best: corrected, all };
}

/** Whether a sheet holds the same kind of list as another one: nearly the same fields, and not set aside by its name. */
export function isAlike({ sheet, header, columns }: ListSheet, other: ListSheet): boolean {
  if (sheet === other.sheet) return true;
  if (sheet.hidden || besides.test(sheet.name) || (header === null) !== (other.header === null)) return false;
  const [own, others] = [fieldsOf(columns), fieldsOf(other.columns)];
  const both = [...own].filter((field) => others.has(field)).length;
  return own.has('NAME') && others.has('NAME') && both >= 0.6 * new Set([...own, ...others]).size;
}

function fieldsOf(columns: readonly ListColumn[]): Set<string> {
  return new Set(
    columns.flatMap(({ field }) =>
      !field
        ? []
        : nameFields.includes(field) || field === 'givenName' || field === 'patronymic'
          ? 'NAME'
          : field,
    ),
  );
}

function listSheet(sheet: TableSheet, options: ListOptions): ListSheet {
  const { headerRow } = options;
  const header =
    headerRow === 0 ? null : findHeader(sheet, headerRow === undefined ? undefined : headerRow - 1);
  const firstRow = header ? header.row + header.height : firstPerson(sheet);
  const columns = readColumns(sheet, header, firstRow, options);
  const fields = columns.filter((column) => column.field).length;
  const size = Math.min(sheet.rows.length - firstRow, 10_000);
  // A list beats a title page, a visible sheet a hidden one, a list one that is set aside, the longer the shorter.
  const worth =
    (hasName(columns) ? 1e6 : 0) +
    (sheet.hidden ? 0 : 5e5) +
    (besides.test(sheet.name) ? 0 : 2e5) +
    (header ? 1e5 : 0) +
    Math.min(fields, 5) * 1e4 * (size > 0 ? 1 : 0) +
    size;
  return { sheet, header, firstRow, columns, worth };
}

/**
 * A sheet with the same list twice or three times beside each other ("№ ФИО Пол | № ФИО Пол") as that many sheets
 * with one each; any other as it is.
 */
export function besideEachOther(sheet: TableSheet): TableSheet[] {
  const texts = (findHeader(sheet)?.texts ?? []).map(words);
  const first = texts.findIndex(Boolean);
  const again = first < 0 ? -1 : texts.indexOf(texts[first] ?? '', first + 2);
  const block = texts.slice(first, Math.max(again, first));
  while (block.at(-1) === '') block.pop();
  if (again < 0 || block.length < 2) return [sheet];
  const next = texts.slice(again, again + again - first);
  if (!block.every((text, i) => next[i] === text)) return [sheet];
  const part = (from: number, to?: number): TableSheet => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.slice(from, to)),
    merges: sheet.merges.flatMap((merge) =>
      merge.column >= from && (to === undefined || merge.column < to)
        ? [{ ...merge, column: merge.column - from }]
        : [],
    ),
    hiddenColumns: sheet.hiddenColumns
      .filter((at) => at >= from && (to === undefined || at < to))
      .map((at) => at - from),
  });
  return [part(0, again), ...besideEachOther(part(again))];
}

/** Without a header the list begins at the first row with a name in it, not at the title. */
function firstPerson(sheet: TableSheet): number {
  const at = sheet.rows.findIndex((row) =>
    row.some((cell) => looksLikeName(nameOf(cellText(cell).split(/[,;]/)[0] ?? ''))),
  );
  return Math.max(at, 0);
}

/** A header by its words alone: lists with the same one are read in the same way. Empty where there is none. */
export const headerKey = (columns: readonly Pick<ListColumn, 'header'>[]): string =>
  columns
    .map(({ header }) => words(header))
    .join('|')
    .replace(/\|+$/, '');
