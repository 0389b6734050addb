import { suppress, suppressLine, suppressOne } from '../suppression/rules';
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

const inOrder = (values: Iterable<string | null>): (string | null)[] =>
  [...new Set(values)].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));

/** The table of what was counted, suppressed for whoever may not see `names`. */
export function shownTable(cells: readonly Cell[], names: boolean): ReportTable {
  const rows = inOrder(cells.map(({ row }) => row));
  const columns = inOrder(cells.map(({ column }) => column));
  const counts = rows.map((row) =>
    columns.map((column) => cells.find((cell) => cell.row === row && cell.column === column)?.n ?? 0),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const whole = {
    cells: counts,
    rowTotals: counts.map(sum),
    columnTotals: columns.map((_, at) => sum(counts.map((row) => row[at] ?? 0))),
    total: sum(counts.map(sum)),
  };
  const shown = names ? whole : suppress(counts);
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

const ofVerdict = ['completed', 'completionOpen', 'notCompleted'];
const sexes: [figure: string, column: string | null][] = [
  ['women', 'FEMALE'],
  ['men', 'MALE'],
  ['sexNotStated', null],
];

/**
 * The figures as they are shown. `ofPeople`: those that count people. `bySex`: the table of people by sex, for whoever may not see names: the figures that it
 * adds up to are hidden where it hides them, so that the page does not tell what the table keeps.
 */
export function shownFigures(
  counts: Readonly<Record<string, number>>,
  ofPeople: (key: string) => boolean,
  bySex: ReportTable | null,
): Figures {
  if (!bySex) return { ...counts };
  const shown: Figures = Object.fromEntries(
    Object.entries(counts).map(([key, n]) => [key, ofPeople(key) ? suppressOne(n) : n]),
  );
  for (const [key, column] of sexes) {
    const at = bySex.columns.indexOf(column);
    shown[key] = at < 0 ? 0 : (bySex.columnTotals[at] ?? null);
  }
  shown.people = bySex.total;
  const verdicts = suppressLine(ofVerdict.map((key) => counts[key] ?? 0));
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
