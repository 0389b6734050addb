import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall, suppress, suppressLine, withTotals } from './rules';
import type { ShownTable } from './types';

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** The table as equations: every line of the grid with its totals, as the places in it. */
type Grid = { shown: (number | null)[][]; height: number; width: number };
const gridOf = ({ cells, rowTotals, columnTotals, total: all }: ShownTable): Grid => {
  const shown = [...cells.map((row, at) => [...row, rowTotals[at] ?? null]), [...columnTotals, all]];
  return { shown, height: shown.length, width: shown[0]?.length ?? 0 };
};

/**
 * What an attacker can make of it: every way to fill what is hidden with whole numbers from `least` on (who knows that
 * noughts are shown takes 1), so that all rows and columns add up. Gives the values that each hidden place takes. By trying them all.
 */
function possible({ shown, height, width }: Grid, most: number, least: number): Map<string, Set<number>> {
  const inner = Array.from({ length: height - 1 }, (_, r) => r).flatMap((r) =>
    Array.from({ length: width - 1 }, (__, c) => [r, c] as const),
  );
  const values = new Map<string, Set<number>>();
  const cells = shown.slice(0, -1).map((row) => row.slice(0, -1).map((value) => value ?? 0));
  const agrees = (is: number, wanted: number | null | undefined) => wanted === null || is === wanted;
  const note = (r: number, c: number, value: number) => {
    if (shown[r]?.[c] !== null) return;
    const key = `${r} ${c}`;
    values.set(key, (values.get(key) ?? new Set()).add(value));
  };
  const fill = (at: number): void => {
    const [r, c] = inner[at] ?? [-1, -1];
    if (r < 0) {
      const rows = cells.map(total);
      const columns = Array.from({ length: width - 1 }, (_, j) => total(cells.map((row) => row[j] ?? 0)));
      const all = total(rows);
      if (!rows.every((sum, i) => agrees(sum, shown[i]?.[width - 1]))) return;
      if (!columns.every((sum, j) => agrees(sum, shown[height - 1]?.[j]))) return;
      if (!agrees(all, shown[height - 1]?.[width - 1])) return;
      for (const [i, j] of inner) note(i, j, cells[i]?.[j] ?? 0);
      rows.forEach((sum, i) => note(i, width - 1, sum));
      columns.forEach((sum, j) => note(height - 1, j, sum));
      note(height - 1, width - 1, all);
      return;
    }
    const row = cells[r] ?? [];
    const last = c === width - 2;
    const given = shown[r]?.[c];
    for (let value = given ?? least; value <= (given ?? most); value++) {
      row[c] = value;
      // A row that does not add up leads nowhere.
      if (!last || agrees(total(row), shown[r]?.[width - 1])) fill(at + 1);
    }
  };
  fill(0);
  return values;
}

/** Noughts, small numbers and large ones; few, so that all ways can be tried. */
const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.constant(1) },
  { weight: 3, arbitrary: fc.integer({ min: 2, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 7 }) },
);
const tableOf = (height: number, width: number) =>
  fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height });
const small = fc.oneof(tableOf(2, 2), tableOf(2, 3), tableOf(1, 3), tableOf(3, 1), tableOf(3, 2));
const large = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .chain(([height, width]) => tableOf(height, width));

/** People and what stands for them: a donor's part of them, nothing of it perhaps, or several days of each. */
const parts = fc
  .tuple(small, fc.boolean())
  .chain(([people, ofDonor]) =>
    fc.tuple(
      fc.constant(people),
      fc.tuple(
        ...people.map((row) =>
          fc.tuple(
            ...row.map((n) =>
              ofDonor ? fc.integer({ min: 0, max: n }) : fc.integer({ min: n, max: n && 8 }),
            ),
          ),
        ),
      ),
    ),
  );

/** Whether everything that is not nought is hidden, but for the grand total: nothing is left to hide others with. */
const allHidden = (shown: (number | null)[][]) =>
  shown.every((row, r) =>
    row.every(
      (value, c) => value === null || value === 0 || (r === shown.length - 1 && c === row.length - 1),
    ),
  );

describe('what stands for people', () => {
  it('is hidden where these are few, and found out by nobody who adds and subtracts', () => {
    fc.assert(
      fc.property(parts, ([people, numbers]) => {
        const { shown, ...grid } = gridOf(suppress(numbers, withTotals(people)));
        const found = possible({ shown, ...grid }, 10, 1);
        const whole = withTotals(numbers);
        withTotals(people).forEach((row, r) =>
          row.forEach((n, c) => {
            const [is, seen] = [whole[r]?.[c] ?? 0, shown[r]?.[c] ?? null];
            if (isSmall(n) && is > 0) expect(seen).toBeNull();
            if (seen !== null) expect(seen).toBe(is);
            else if (!allHidden(shown)) expect(found.get(`${r} ${c}`)?.size ?? 0).toBeGreaterThan(1);
          }),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is suppressed', () => {
  it('is found out by nobody who adds and subtracts what is shown', () => {
    fc.assert(
      fc.property(small, (counts) => {
        const grid = gridOf(suppress(counts));
        const hidden = grid.shown.flatMap((row, r) =>
          row.flatMap((value, c) => (value === null ? [`${r} ${c}`] : [])),
        );
        // Where all is hidden that is not nought, only who does not know that noughts are shown is kept from it.
        const found = possible(grid, 10, allHidden(grid.shown) ? 0 : 1);
        for (const key of hidden) expect(found.get(key)?.size ?? 0, key).toBeGreaterThan(1);
      }),
      { numRuns: 100 },
    );
  });

  it('is every small number, and what is shown is what is', () => {
    fc.assert(
      fc.property(large, (counts) => {
        const { cells, rowTotals, columnTotals, total: all } = suppress(counts);
        const rows = counts.map(total);
        const columns = (counts[0] ?? []).map((_, at) => total(counts.map((row) => row[at] ?? 0)));
        const pairs: [number, number | null | undefined][] = [
          ...counts.flatMap((row, r) =>
            row.map((value, c): [number, number | null | undefined] => [value, cells[r]?.[c]]),
          ),
          ...rows.map((value, at): [number, number | null | undefined] => [value, rowTotals[at]]),
          ...columns.map((value, at): [number, number | null | undefined] => [value, columnTotals[at]]),
          [total(rows), all],
        ];
        for (const [value, shown] of pairs) {
          if (isSmall(value)) expect(shown).toBeNull();
          else if (shown !== null) expect(shown).toBe(value);
          if (value === 0) expect(shown).toBe(0);
        }
        // Other tables add up to it as well: it is never hidden for the sake of another.
        if (!isSmall(total(rows))) expect(all).toBe(total(rows));
      }),
    );
  });

  it('is nothing where nothing is small', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(0, 5, 9, 40), { minLength: 3, maxLength: 3 }), {
          minLength: 1,
          maxLength: 6,
        }),
        (counts) => {
          expect(suppress(counts).cells).toEqual(counts);
        },
      ),
    );
  });
});

it.each([
  ['the smallest of the others with it', [3, 40, 9], [null, 40, null], 52],
  ['two small ones protect each other', [3, 2, 40], [null, null, 40], 45],
  ['noughts are shown', [0, 4, 0, 7, 30], [0, null, 0, null, 30], 41],
  [
    'two that are one each are known by their sum, and a third is hidden with them',
    [1, 1, 40],
    [null, null, null],
    42,
  ],
  ['all of a small total', [1, 2, 0], [null, null, 0], null],
  ['nothing', [12, 5], [12, 5], 17],
  ['nobody', [0, 0], [0, 0], 0],
])('of a line: %s', (_, counts, cells, all) => {
  expect(suppressLine(counts)).toEqual({ cells, total: all });
});
