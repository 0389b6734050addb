import { gridOf, lineOf, nobody, partsOf, wholeOf } from '../shares/rules';
import { suppress, withTotals } from '../suppression/rules';
import type { Bucket, Counted, Exploration, Pivot, PivotNumber, PivotRow, Sort } from './types';

/**
 * A row of what was counted: of a cell, or (`level`) of the total of its row, of its column or of everything, where that is
 * counted for itself. `people`: how many are behind it. Weights are hundredths of a per cent, where it is shared out.
 */
export type Line = {
  level: 'CELL' | 'ROW' | 'COLUMN' | 'TOTAL';
  row: Bucket;
  column: Bucket;
  n: number;
  amount: number;
  people: number;
  weight: bigint;
  peopleWeight: bigint;
};

export type Manner = {
  measure: 'COUNT' | 'SUM' | 'MEAN';
  /** Divided by donors in parts; or the part of one donor, of the weights of all of them. */
  shared: { axis: 'rows' | 'columns' } | { donorId: string; of: ReadonlyMap<string, bigint> } | null;
  hidden: boolean;
  overlaps: boolean;
};

type Sum = Pick<Line, 'n' | 'amount' | 'people' | 'weight' | 'peopleWeight'>;

const nothing: Sum = { n: 0, amount: 0, people: 0, weight: 0n, peopleWeight: 0n };

const added = (lines: readonly Sum[]): Sum =>
  lines.reduce(
    (all, each) => ({
      n: all.n + each.n,
      amount: all.amount + each.amount,
      people: all.people + each.people,
      weight: all.weight + each.weight,
      peopleWeight: all.peopleWeight + each.peopleWeight,
    }),
    nothing,
  );

export const keyOf = ({ value, rest }: Bucket): string => (rest ? 'rest' : `=${value ?? ''}`);

/** The values in their own order: "not stated" after all others, and the rest last. */
function inOrder(buckets: readonly Bucket[]): Bucket[] {
  const once = new Map(buckets.map((bucket) => [keyOf(bucket), bucket]));
  const rank = ({ value, rest }: Bucket) => (rest ? 2 : value === null ? 1 : 0);
  return [...once.values()].sort((a, b) => rank(a) - rank(b) || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
}

type Grid = { cells: Sum[][]; rows: Sum[]; columns: Sum[]; total: Sum };

/** The cells in their places, with the totals as they were counted, or added up where nothing is in two of them. */
function gridOfLines(lines: readonly Line[], rows: Bucket[], columns: Bucket[], overlaps: boolean): Grid {
  const at = new Map<string, Sum>();
  for (const line of lines) at.set(`${line.level} ${keyOf(line.row)} ${keyOf(line.column)}`, line);
  const none = keyOf({ value: null, rest: false });
  const counted = (level: Line['level'], row: string, column: string) =>
    at.get(`${level} ${row} ${column}`) ?? nothing;
  const cells = rows.map((row) => columns.map((column) => counted('CELL', keyOf(row), keyOf(column))));
  if (overlaps)
    return {
      cells,
      rows: rows.map((row) => counted('ROW', keyOf(row), none)),
      columns: columns.map((column) => counted('COLUMN', none, keyOf(column))),
      total: counted('TOTAL', none, none),
    };
  return {
    cells,
    rows: cells.map(added),
    columns: columns.map((_, c) => added(cells.map((row) => row[c] ?? nothing))),
    total: added(cells.flat()),
  };
}

/** The numbers with their totals, one row and one column more: undefined where there is nothing to take a mean of. */
function numbersOf(grid: Grid, { measure }: Manner): PivotNumber[][] {
  const value = ({ n, amount }: Sum): PivotNumber => {
    if (measure === 'COUNT') return n;
    if (measure === 'SUM') return amount;
    return n > 0 ? Math.round((amount / n) * 10) / 10 : undefined;
  };
  return [
    ...grid.cells.map((row, r) => [...row.map(value), value(grid.rows[r] ?? nothing)]),
    [...grid.columns.map(value), value(grid.total)],
  ];
}

const weightsOf = (sums: readonly Sum[]) => sums.map(({ weight }) => weight);

/** The parts of what is shared out: whole numbers that add up both ways. */
function partsOfGrid(
  { cells, rows, columns, total }: Grid,
  shared: NonNullable<Manner['shared']>,
  donors: readonly Bucket[],
): number[][] {
  const weights = cells.map(weightsOf);
  const byDonor = (sums: readonly Sum[], donors: readonly Bucket[]) => {
    const idOf = ({ value, rest }: Bucket) => (rest ? 'rest' : (value ?? nobody));
    const parts = partsOf(new Map(donors.map((donor, at) => [idOf(donor), sums[at]?.weight ?? 0n])));
    return donors.map((donor) => parts.get(idOf(donor)) ?? 0);
  };
  const wholes = (sums: readonly Sum[]) => sums.map(({ weight }) => wholeOf(new Map([['', weight]])));
  if ('axis' in shared) {
    const [ofRows, ofColumns] =
      shared.axis === 'rows'
        ? [byDonor(rows, donors), wholes(columns)]
        : [wholes(rows), byDonor(columns, donors)];
    return withTotals(gridOf(ofRows, ofColumns, weights));
  }
  const part = total.weight > 0n ? (partsOf(shared.of).get(shared.donorId) ?? 0) : 0;
  return withTotals(gridOf(lineOf(part, weightsOf(rows)), lineOf(part, weightsOf(columns)), weights));
}

/** How many people are behind each number. A unit that several donors pay for is in the row of each, and once in a total. */
function peopleOf({ cells, rows, columns, total }: Grid, { shared }: Manner): number[][] {
  const people = (sum: Sum) => sum.people;
  const once = (sum: Sum) => wholeOf(new Map([['', sum.peopleWeight]]));
  const axis = shared && 'axis' in shared ? shared.axis : null;
  return [
    ...cells.map((row, r) => [...row.map(people), (axis === 'columns' ? once : people)(rows[r] ?? nothing)]),
    [...columns.map(axis === 'rows' ? once : people), (axis ? once : people)(total)],
  ];
}

/** The numbers with those hidden that tell of a few. Of means those are hidden whose people are. */
function hide(numbers: PivotNumber[][], people: number[][], measure: Manner['measure']): PivotNumber[][] {
  const inner = (grid: readonly (readonly PivotNumber[])[]) =>
    grid.slice(0, -1).map((row) => row.slice(0, -1).map((value) => value ?? 0));
  const shown = suppress(inner(measure === 'MEAN' ? people : numbers), people);
  const pattern = [
    ...shown.cells.map((row, r) => [...row, shown.rowTotals[r] ?? null]),
    [...shown.columnTotals, shown.total],
  ];
  const single = (pattern[0]?.length ?? 0) === 2;
  return numbers.map((row, r) => {
    // What is divided once stands there twice: hidden in one, hidden in both.
    const both = single && r < numbers.length - 1 && pattern[r]?.includes(null);
    return row.map((value, c) => (both || pattern[r]?.[c] === null ? null : value));
  });
}

/** The table of what was counted. */
export function pivotOf(lines: readonly Line[], manner: Manner, rests: Pivot['rests']): Pivot {
  const ofCells = lines.filter(({ level }) => level === 'CELL');
  const rows = inOrder(ofCells.map(({ row }) => row));
  const columns = inOrder(ofCells.map(({ column }) => column));
  const grid = gridOfLines(lines, rows, columns, manner.overlaps);
  const axis = manner.shared && 'axis' in manner.shared ? manner.shared.axis : null;
  const numbers = manner.shared
    ? partsOfGrid(grid, manner.shared, axis === 'rows' ? rows : columns)
    : numbersOf(grid, manner);
  const shown = manner.hidden ? hide(numbers, peopleOf(grid, manner), manner.measure) : numbers;
  const totals = shown.at(-1) ?? [];
  return {
    rows: rows.map((bucket, at) => ({
      bucket,
      cells: (shown[at] ?? []).slice(0, -1),
      total: shown[at]?.at(-1),
    })),
    columns,
    columnTotals: totals.slice(0, -1),
    total: totals.at(-1),
    rests,
  };
}

/** The rows in the order that is asked for, by what is shown of them; the rest stays last. */
export function sortedRows(pivot: Pivot, sort: Sort, nameOf: (bucket: Bucket) => string): PivotRow[] {
  const at = pivot.columns.findIndex(({ value, rest }) => !rest && value === sort.column);
  const number = (row: PivotRow) => (sort.by === 'column' ? row.cells[at] : row.total) ?? -Infinity;
  const way = sort.descending ? -1 : 1;
  const byName = (a: PivotRow, b: PivotRow) => nameOf(a.bucket).localeCompare(nameOf(b.bucket));
  return [...pivot.rows].sort((a, b) => {
    if (a.bucket.rest !== b.bucket.rest) return a.bucket.rest ? 1 : -1;
    if (sort.by === 'name') {
      const unstated = Number(a.bucket.value === null) - Number(b.bucket.value === null);
      return unstated || way * byName(a, b);
    }
    const [x, y] = [number(a), number(b)];
    return x === y ? byName(a, b) : way * (x < y ? -1 : 1);
  });
}

/** So many shades a cell can have, besides none. */
export const shades = 4;

/** The shade of a number among those of the table: 0 for nothing, up to 4 for the largest. */
export const shadeOf = (value: PivotNumber, most: number): number =>
  value === undefined || value === null || value <= 0 || most <= 0
    ? 0
    : Math.max(1, Math.ceil((value / most) * shades));

/** The largest number of a cell. */
export const mostOf = ({ rows }: Pivot): number =>
  Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => cell ?? 0)));

/** The numbers of each shade, from the least to the most; in whole numbers where the largest is one. */
export function legendOf(most: number): { shade: number; from: number; to: number }[] {
  const digits = Number.isInteger(most) ? 1 : 10;
  const edge = (step: number) => Math.floor((most * step * digits) / shades + 1e-9) / digits;
  return Array.from({ length: most > 0 ? shades : 0 }, (_, at) => ({
    shade: at + 1,
    from: edge(at) + 1 / digits,
    to: edge(at + 1),
  })).filter(({ from, to }) => from <= to);
}

/** What has to be said of how a table was counted: keys of `reports.explore.note`. */
export type Note =
  | 'anywhere'
  | 'once'
  | 'counted'
  | 'donorShared'
  | 'donorFull'
  | 'partOfDonor'
  | 'wholeOfDonor'
  | 'hidden'
  | 'mean';

export function notesOf({ figure, rows, columns, scope, hide }: Exploration, counted: Counted): Note[] {
  const byDonor = rows === 'donor' || columns === 'donor';
  const ofPeople = ['people', 'women', 'men', 'sexNotStated'].includes(figure);
  const donor: Note[] = byDonor
    ? [counted.shared ? 'donorShared' : 'donorFull']
    : scope.donorId
      ? [counted.shared ? 'partOfDonor' : 'wholeOfDonor']
      : [];
  return [
    ...(ofPeople ? [counted.once ? ('once' as const) : ('anywhere' as const)] : []),
    ...(figure === 'meanGain' ? ['mean' as const] : counted.overlaps ? ['counted' as const] : []),
    ...donor,
    ...(counted.hidden || hide ? ['hidden' as const] : []),
  ];
}
