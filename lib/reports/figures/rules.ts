import { gridOf, lineOf } from '../shares/rules';
import { suppress, suppressLine, tellsOfFew, withTotals } from '../suppression/rules';
import type { Shown } from '../suppression/types';

/** A cell of a table as it was counted; null is "not stated". */
export type Cell = { row: string | null; column: string | null; n: number };

/** A table with its totals. `columns`: one, of null, where it is divided once only. */
export type ReportTable = {
  rows: { value: string | null; cells: Shown[]; total: Shown }[];
  columns: (string | null)[];
  columnTotals: Shown[];
  total: Shown;
};

/** By figure; null where it is suppressed. One is not there where there is nothing to reckon it from. */
export type Figures = Record<string, Shown>;

/** What runs were to cost and cost, in the smallest unit of the currency. */
export type Cost = { currency: string; budgetMinor: number; actualMinor: number };

/** One donor's part of a table: what its cells weigh, and what they are to add up to. */
type SharedTable = {
  weights: readonly { row: string | null; column: string | null; hundredths: bigint }[];
  total: number;
  ofColumn: (column: string | null) => number;
};

const inOrder = (values: Iterable<string | null>): (string | null)[] =>
  [...new Set(values)].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The table of what was counted, or a donor's part of it, suppressed for whoever may not see `names`. */
export function shownTable(
  cells: readonly Cell[],
  names: boolean,
  shared: SharedTable | null = null,
): ReportTable {
  const rows = inOrder(cells.map(({ row }) => row));
  const columns = inOrder(cells.map(({ column }) => column));
  const counts = rows.map((row) =>
    columns.map((column) => cells.find((cell) => cell.row === row && cell.column === column)?.n ?? 0),
  );
  const numbers = shared ? sharedNumbers(rows, columns, shared) : counts;
  const whole = {
    cells: numbers,
    rowTotals: numbers.map(sum),
    columnTotals: columns.map((_, at) => sum(numbers.map((row) => row[at] ?? 0))),
    total: sum(numbers.map(sum)),
  };
  const shown = names ? whole : suppress(numbers, withTotals(counts));
  // What is divided once stands there twice, as cell and as total of its row: hidden in one, hidden in both.
  const single = columns.length === 1;
  return {
    rows: rows.map((value, at) => {
      const rowTotal = shown.rowTotals[at] ?? null;
      const ofRow = shown.cells[at] ?? [];
      const hidden = single && (rowTotal === null || ofRow[0] === null);
      return { value, cells: hidden ? [null] : ofRow, total: hidden ? null : rowTotal };
    }),
    columns,
    columnTotals: shown.columnTotals,
    total: shown.total,
  };
}

/** The donor's total shared out over the rows, and within them so that the columns add up to what they are to be. */
function sharedNumbers(
  rows: readonly (string | null)[],
  columns: readonly (string | null)[],
  { weights, total, ofColumn }: SharedTable,
): number[][] {
  const cells = rows.map((row) =>
    columns.map(
      (column) => weights.find((each) => each.row === row && each.column === column)?.hundredths ?? 0n,
    ),
  );
  const ofRows = cells.map((row) => row.reduce((all, each) => all + each, 0n));
  return gridOf(lineOf(total, ofRows), columns.map(ofColumn), cells);
}

const ofVerdict = ['completed', 'completionOpen', 'notCompleted'];
const sexes: [figure: string, column: string | null][] = [
  ['women', 'FEMALE'],
  ['men', 'MALE'],
  ['sexNotStated', null],
];

/** The figure that a column of people by sex adds up to. */
export const ofSex = (counts: Readonly<Record<string, number>>, column: string | null): number =>
  counts[sexes.find(([, value]) => value === column)?.[0] ?? ''] ?? 0;

/**
 * The figures as they are shown. `ofPeople`: those that count people. `bySex`: the table of people by sex, for whoever may not see names: the figures that it
 * adds up to are hidden where it hides them, so that the page does not tell what the table keeps. `whole`: how many there
 * are behind each, where the counts are a donor's part of them.
 */
export function shownFigures(
  counts: Readonly<Record<string, number>>,
  ofPeople: (key: string) => boolean,
  bySex: ReportTable | null,
  whole: Readonly<Record<string, number>> = counts,
): Figures {
  if (!bySex) return { ...counts };
  const shown: Figures = Object.fromEntries(
    Object.entries(counts).map(([key, n]) => [
      key,
      ofPeople(key) && tellsOfFew(n, whole[key] ?? n) ? null : n,
    ]),
  );
  for (const [key, column] of sexes) {
    const at = bySex.columns.indexOf(column);
    shown[key] = at < 0 ? 0 : (bySex.columnTotals[at] ?? null);
  }
  shown.people = bySex.total;
  const numbers = (of: Readonly<Record<string, number>>) => ofVerdict.map((key) => of[key] ?? 0);
  const verdicts = suppressLine(numbers(counts), numbers(whole));
  ofVerdict.forEach((key, at) => {
    shown[key] = verdicts.cells[at] ?? null;
  });
  shown.participations = verdicts.total;
  // Days are of people: those of a few are told as little as how few they are.
  if (shown.people === null || shown.participations === null) shown.personDays = null;
  // A mean of a few tells of them, whatever it is.
  if (shown.gainPairs === null) shown.meanGain = null;
  return shown;
}
