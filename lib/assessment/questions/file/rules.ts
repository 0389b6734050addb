import { refusal, type Refusal } from '@/lib/errors/outcome';
import { refusalOfMessage } from '@/lib/errors/refusal-message';
import type { Cell } from '@/lib/files/tables/types';
import { words } from '@/lib/people/lists/cells/rules';
import { hasOptions, ofItsKind } from '../rules';
import {
  questionSchema,
  type QuestionDefinition,
  type QuestionInput,
  type QuestionLanguage,
} from '../schema';
import { keyOf, kindNamed, mark, numberOf, optionsNamed, partsOf, truthOf, written } from './cells/rules';
import { columnsOf, type Columns } from './columns/rules';

/** A row of a file: the question that it makes, or why it makes none. `row` as a spreadsheet counts, from 1. */
export type ReadRow = { row: number } & ({ question: QuestionInput } | { text: string; refusals: Refusal[] });

/** Where a header is looked for: titles and notes may stand above it. */
const headerWithin = 20;

/** The right column names a truth, options, or a number, by the kind; options may be marked in their own cell, too. */
function kindOf(columns: { kind: string; options: number; right: string; number: string }) {
  const { kind, options, right, number } = columns;
  if (kind) return kindNamed(kind);
  if (options > 0) return 'SINGLE';
  if (truthOf(right) !== null) return 'TRUE_FALSE';
  return number || numberOf(right) !== null ? 'NUMBER' : null;
}

/** Its words by language: the question itself, and as many options as the longest list of them has. */
function wordsOf(at: (column: number) => string, columns: Columns) {
  const texts = Object.fromEntries(
    columns.texts.map(({ language, column }) => [language, at(column).replaceAll('\n', ' ')]),
  ) as Partial<Record<QuestionLanguage, string>>;
  const lists = columns.options.map(({ language, column }) => ({ language, all: partsOf(at(column)) }));
  const most = Math.max(0, ...lists.map(({ all }) => all.length));
  const options = Array.from({ length: most }, (_, index) => ({
    key: keyOf(index),
    right: lists.some(({ all }) => mark.test(all[index] ?? '')),
    texts: Object.fromEntries(
      lists.map(({ language, all }) => [language, (all[index] ?? '').replace(mark, '')]),
    ),
  }));
  return { texts, options };
}

function readRow(cells: readonly Cell[], columns: Columns) {
  const at = (column: number | undefined) => (column === undefined ? '' : written(cells[column]));
  const refusals: Refusal[] = [];
  const unread = (code: string, column: string) => refusals.push(refusal(code, undefined, column));
  const number = (column: 'points' | 'tolerance' | 'number', text: string, otherwise: number) => {
    const value = text === '' ? otherwise : numberOf(text);
    if (value === null) unread('NUMBER_UNREADABLE', column);
    return value ?? otherwise;
  };
  const { texts, options } = wordsOf(at, columns);
  const right = at(columns.right);
  const said = { kind: at(columns.kind), options: options.length, right, number: at(columns.number) };
  let kind = kindOf(said);
  if (!kind) unread('QUESTION_KIND_UNCLEAR', 'kind');
  const named = kind && hasOptions(kind) && right ? optionsNamed(right, options) : new Set<string>();
  if (!named) unread('RIGHT_UNREADABLE', 'right');
  const isTrue = truthOf(right);
  if (kind === 'TRUE_FALSE' && right && isTrue === null) unread('TRUE_FALSE_UNREADABLE', 'right');
  const judged = options.map((each) => ({ ...each, right: each.right || Boolean(named?.has(each.key)) }));
  // Where the kind is not said, it is by how many are right.
  if (!said.kind && kind === 'SINGLE' && judged.filter((each) => each.right).length > 1) kind = 'MULTIPLE';
  const asksNumber = kind === 'NUMBER' && (said.number || right);
  const parsed = questionSchema.safeParse({
    kind: kind ?? 'TRUE_FALSE',
    points: number('points', at(columns.points), 1),
    definition: {
      ...{ texts, options: judged, isTrue },
      number: asksNumber ? number('number', asksNumber, 0) : null,
      tolerance: kind === 'NUMBER' ? number('tolerance', at(columns.tolerance), 0) : 0,
    },
  });
  if (parsed.success && refusals.length === 0) return { question: ofItsKind(parsed.data) };
  const issues = (parsed.error?.issues ?? []).map(({ message, path }) =>
    refusalOfMessage(message, path.join('.')),
  );
  // What could not be read is missing as well, and that need not be said: only what is wrong with the words.
  const others = refusals.length === 0 ? issues : issues.filter(({ path }) => path?.includes('texts'));
  return { text: Object.values(texts).find(Boolean) ?? '', refusals: [...refusals, ...others] };
}

/**
 * The questions of a table below its header, row by row; what is empty makes none. Null: no row of it is a header, with a
 * column of questions and one more that is known.
 */
export function readQuestions(rows: readonly (readonly Cell[])[]): ReadRow[] | null {
  const head = rows.slice(0, headerWithin).findIndex((row) => columnsOf(row) !== null);
  const columns = columnsOf(rows[head] ?? []);
  if (!columns) return null;
  return rows.flatMap((cells, index): ReadRow[] => {
    if (index <= head || cells.every((cell) => written(cell) === '')) return [];
    return [{ row: index + 1, ...readRow(cells, columns) }];
  });
}

/** A row with what becomes of it: made, refused, or left out because the bank or a row above asks the same. */
export type JudgedRow = ReadRow & { sameAs?: { number: number } | { row: number } };

const saidBy = ({ texts }: Pick<QuestionDefinition, 'texts'>): string[] =>
  Object.entries(texts).map(([language, text]) => `${language} ${words(text)}`);

/** Says of each row that would make a question whether there is one already that is worded the same in some language. */
export function judgeRows(
  rows: readonly ReadRow[],
  known: readonly { number: number; texts: QuestionDefinition['texts'] }[],
): JudgedRow[] {
  const places = new Map<string, { number: number } | { row: number }>();
  for (const { number, texts } of known) for (const said of saidBy({ texts })) places.set(said, { number });
  return rows.map((row) => {
    if (!('question' in row)) return row;
    const said = saidBy(row.question.definition);
    const sameAs = said.map((each) => places.get(each)).find(Boolean);
    for (const each of said) if (!places.has(each)) places.set(each, { row: row.row });
    return sameAs ? { ...row, sameAs } : row;
  });
}

/** The questions that a file makes. */
export const newQuestions = (rows: readonly JudgedRow[]): QuestionInput[] =>
  rows.flatMap((row) => ('question' in row && !row.sameAs ? [row.question] : []));
