import type { Counts, Shown, ShownTable } from './types';

/**
 * Small numbers are suppressed for whoever may not see names, and so many others with them that none can be worked out.
 *
 * The table with its totals is a grid whose every line, row or column, adds up to nothing once the totals are taken
 * negative. Think of the suppressed cells as edges between their row and their column. Along a closed way of such edges
 * one can be raised and the next lowered, in turn, and every line still adds up: so nobody can tell, as long as every
 * suppressed cell lies on a closed way and none of them is lowered to 0, which would be shown. A cell that lies on none is the
 * only unknown of some cut of the table, and is found by subtraction. So cells are added until every one is on a way,
 * those of the least sum first. Noughts are shown and never added; the grand total is hidden only where it is small
 * itself, because other tables add up to it as well.
 */

/** From so many on a number is shown. */
export const smallest = 5;

export const isSmall = (count: number): boolean => count > 0 && count < smallest;

/** Whether a number is small, or stands for a few people, however large it is. Nought tells of nobody. */
export const tellsOfFew = (count: number, people: number): boolean =>
  isSmall(count) || (count > 0 && isSmall(people));

type Grid = { values: number[][]; hidden: boolean[][] };

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The table with a column and a row of totals at its end. */
export function withTotals(counts: Counts): number[][] {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = rows[0]?.length ?? 1;
  return [...rows, Array.from({ length: width }, (_, at) => sum(rows.map((row) => row[at] ?? 0)))];
}

type Step = { node: number; cost: number };
type Way = { cells: [number, number][]; cost: number };

/**
 * The cheapest way from the cell's row to its column over other cells that are hidden already, which cost nothing, or
 * could be: as cells that it would hide, null where there is no way. Nodes are rows, then columns. `up`: the cell is raised
 * along it, else lowered; the cells of the way change in turn, a total the other way, because it is taken negative. As what
 * is nought is shown, whoever sees that something is hidden knows it for 1 at least: only what is more is lowered, unless
 * (`loose`) no other way is left.
 */
function wayAround(
  { values, hidden }: Grid,
  row: number,
  column: number,
  up: boolean,
  loose: boolean,
): Way | null {
  const [height, width] = [values.length, values[0]?.length ?? 0];
  const canChange = (r: number, c: number, raised: boolean) => {
    const total = (r === height - 1) !== (c === width - 1);
    return loose || raised !== total || (values[r]?.[c] ?? 0) > 1;
  };
  if (!canChange(row, column, up)) return null;
  const price = (r: number, c: number, raised: boolean) => {
    const value = values[r]?.[c] ?? 0;
    if ((r === row && c === column) || value === 0 || !canChange(r, c, raised)) return Infinity;
    if (hidden[r]?.[c]) return 0;
    return r === height - 1 && c === width - 1 ? Infinity : value;
  };
  const best = new Map<number, Step>([[row, { node: -1, cost: 0 }]]);
  const done = new Set<number>();
  for (;;) {
    let at = -1;
    for (const [node, { cost }] of best)
      if (!done.has(node) && (at < 0 || cost < (best.get(at)?.cost ?? 0))) at = node;
    if (at < 0) return null;
    if (at === height + column) break;
    done.add(at);
    const from = best.get(at)?.cost ?? 0;
    const neighbours = at < height ? width : height;
    for (let index = 0; index < neighbours; index++) {
      const cost = from + (at < height ? price(at, index, !up) : price(index, at - height, up));
      const next = at < height ? height + index : index;
      if (cost < (best.get(next)?.cost ?? Infinity)) best.set(next, { node: at, cost });
    }
  }
  const cells: [number, number][] = [];
  for (let node = height + column; node !== row; node = best.get(node)?.node ?? row) {
    const before = best.get(node)?.node ?? row;
    cells.push(node < height ? [node, before - height] : [before, node - height]);
  }
  return { cells, cost: best.get(height + column)?.cost ?? 0 };
}

function protect(grid: Grid): void {
  const open = grid.hidden.flatMap((row, r) =>
    row.flatMap((hidden, c): [number, number][] => (hidden ? [[r, c]] : [])),
  );
  for (const [row, column] of open) {
    const ways = (loose: boolean) =>
      [true, false].flatMap((up) => wayAround(grid, row, column, up, loose) ?? []);
    const strict = ways(false);
    const [cheapest] = (strict.length > 0 ? strict : ways(true)).sort((x, y) => x.cost - y.cost);
    for (const [r, c] of cheapest?.cells ?? []) {
      const cells = grid.hidden[r];
      // What is hidden for another's sake lies on that other's way, and is as safe.
      if (cells) cells[c] = true;
    }
  }
}

/**
 * The table as whoever may not see names is shown it. `people`: how many people are behind each number, with the totals,
 * where the numbers are not of people themselves (days, parts of a donor): what is of a few is hidden, however large it is
 * itself. A donor's part may be 0 of a few; it is shown, as where there is nobody.
 */
export function suppress(counts: Counts, people: Counts = withTotals(counts)): ShownTable {
  const values = withTotals(counts);
  const hidden = values.map((row, r) => row.map((value, c) => tellsOfFew(value, people[r]?.[c] ?? value)));
  const grid: Grid = { values, hidden };
  protect(grid);
  const shown = grid.values.map((row, r) => row.map((value, c) => (grid.hidden[r]?.[c] ? null : value)));
  const totals = shown.at(-1) ?? [];
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((row) => row.at(-1) ?? null),
    columnTotals: totals.slice(0, -1),
    total: totals.at(-1) ?? null,
  };
}

/** The same of numbers that add up to one total: a table of one row, whose column totals are the numbers again. */
export function suppressLine(
  counts: readonly number[],
  people: readonly number[] = counts,
): { cells: Shown[]; total: Shown } {
  const { cells, columnTotals, total } = suppress([counts], withTotals([people]));
  return { cells: (cells[0] ?? []).map((cell, at) => (columnTotals[at] === null ? null : cell)), total };
}
