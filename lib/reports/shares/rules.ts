import { shareOut } from '@/lib/runs/money/shares/rules';

/**
 * Figures shared out by who paid. Each unit (a person, a participation, a day, a paper, a run, a cent) is divided by the
 * donors' shares of its run: 10,000 hundredths of a per cent, whole numbers. They are added up by donor, and only the sum
 * is rounded: so the donors' parts are whole, add up to the whole figure, and each is less than one away from what is due.
 */

/** Hundredths of a per cent of one unit, added up over all units, by donor; under `nobody` what no donor is said to pay. */
export type Weights = ReadonlyMap<string, bigint>;

export const nobody = '';

/** One unit. */
const unit = 10_000n;

const sum = (values: Iterable<bigint>) => [...values].reduce((all, each) => all + each, 0n);

/** How many units there are: each weighs 10,000 over all donors. */
export const wholeOf = (weights: Weights): number => Number(sum(weights.values()) / unit);

/** The whole, shared out over everybody who has a weight in it. */
export const partsOf = (weights: Weights): Map<string, number> =>
  shareOut(
    wholeOf(weights),
    [...weights].map(([id, hundredths]) => ({ id, hundredths })),
  );

/** A total, shared out over lines by what each weighs: the rows of a table that has one donor's part as its total. */
export function lineOf(total: number, weights: readonly bigint[]): number[] {
  const id = (at: number) => String(at).padStart(6, '0');
  const parts = shareOut(
    total,
    weights.map((hundredths, at) => ({ id: id(at), hundredths })),
  );
  return weights.map((_, at) => parts.get(id(at)) ?? 0);
}

/**
 * Whole numbers that are near to what is due and add up to the given totals in both directions (of which the sum is the
 * same). Each cell gets the whole part of what is due, and what is left goes to the largest remainders as long as their row
 * and their column lack some. Where the totals leave no other way, a cell gets more than one.
 */
export function gridOf(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  weights: readonly (readonly bigint[])[],
): number[][] {
  const rowsLeft = [...rowTotals];
  const columnsLeft = [...columnTotals];
  const cells = rowTotals.map(() => columnTotals.map(() => 0));
  const give = (r: number, c: number, most: number) => {
    const given = Math.max(Math.min(most, rowsLeft[r] ?? 0, columnsLeft[c] ?? 0), 0);
    const row = cells[r];
    if (!row || given === 0) return;
    row[c] = (row[c] ?? 0) + given;
    rowsLeft[r] = (rowsLeft[r] ?? 0) - given;
    columnsLeft[c] = (columnsLeft[c] ?? 0) - given;
  };
  const places = rowTotals.flatMap((_, r) =>
    columnTotals.map((__, c) => {
      const weight = weights[r]?.[c] ?? 0n;
      return { r, c, weight, remainder: weight % unit };
    }),
  );
  for (const { r, c, weight } of places) give(r, c, Number(weight / unit));
  const descending = (a: bigint, b: bigint) => (a === b ? 0 : a > b ? -1 : 1);
  places.sort((a, b) => descending(a.remainder, b.remainder) || descending(a.weight, b.weight));
  for (const { r, c, remainder } of places) if (remainder > 0n) give(r, c, 1);
  for (const { r, c, weight } of places) if (weight > 0n) give(r, c, Infinity);
  for (const { r, c } of places) give(r, c, Infinity);
  return cells;
}

/**
 * The parts of a total that divides into others (people into women, men and who did not say), by donor: over the donors
 * each adds up to its own whole, and over its parts each donor's total to what it is without them.
 */
export function dividedParts(total: Weights, parts: readonly Weights[]): Map<string, number[]> {
  const totals = partsOf(total);
  const donors = [...totals.keys()].sort();
  const cells = gridOf(
    donors.map((id) => totals.get(id) ?? 0),
    parts.map(wholeOf),
    donors.map((id) => parts.map((part) => part.get(id) ?? 0n)),
  );
  return new Map(donors.map((id, at) => [id, cells[at] ?? []]));
}
