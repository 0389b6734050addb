import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividedParts, gridOf, lineOf, partsOf, wholeOf, type Weights } from './rules';

const total = (numbers: Iterable<number>) => [...numbers].reduce((sum, each) => sum + each, 0);

/** Who pays for a run, in hundredths of a per cent; '' where nobody does, or nobody said which part. */
const shares: fc.Arbitrary<[string, number][]> = fc.oneof(
  fc.constant<[string, number][]>([['', 10_000]]),
  fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 3 }).map((cuts) => {
    const edges = [0, ...cuts.sort((a, b) => a - b), 10_000];
    return edges.slice(1).map((edge, at): [string, number] => ['abcd'.charAt(at), edge - (edges[at] ?? 0)]);
  }),
);
/** Runs with so many women, men and others each. */
const runs = fc.array(fc.tuple(shares, fc.tuple(fc.nat(40), fc.nat(7), fc.nat(3))), { maxLength: 8 });

function weigh(of: readonly [[string, number][], number][]): Weights {
  const weights = new Map<string, bigint>();
  for (const [paid, units] of of)
    for (const [id, hundredths] of paid)
      weights.set(id, (weights.get(id) ?? 0n) + BigInt(hundredths) * BigInt(units));
  return weights;
}

describe('what is shared out', () => {
  it('of a run that three pay for is theirs by their shares', () => {
    const weights = weigh([[[['a', 5000], ['b', 3000], ['c', 2000]], 29]]); // prettier-ignore
    expect(Object.fromEntries(partsOf(weights))).toEqual({ a: 14, b: 9, c: 6 });
  });

  it('is rounded once, not run by run', () => {
    const third = [['a', 3333], ['b', 6667]] as [string, number][]; // prettier-ignore
    expect(Object.fromEntries(partsOf(weigh(Array.from({ length: 90 }, () => [third, 1]))))).toEqual({
      a: 30,
      b: 60,
    });
  });

  it('adds up to the whole over all donors and nobody, each less than one away from what is due', () => {
    fc.assert(
      fc.property(runs, (of) => {
        const weights = weigh(of.map(([paid, [women, men, others]]) => [paid, women + men + others]));
        const parts = partsOf(weights);
        expect(total(parts.values())).toBe(total(of.flatMap(([, sexes]) => sexes)));
        for (const [id, due] of weights)
          expect(Math.abs((parts.get(id) ?? NaN) - Number(due) / 10_000)).toBeLessThan(1);
      }),
    );
  });

  it('and divided adds up both ways: women over the donors, and women and men to the people of each', () => {
    fc.assert(
      fc.property(runs, (of) => {
        const people = weigh(of.map(([paid, sexes]) => [paid, total(sexes)]));
        const bySex = [0, 1, 2].map((at) => weigh(of.map(([paid, sexes]) => [paid, sexes[at] ?? 0])));
        const divided = dividedParts(people, bySex);
        for (const [id, part] of partsOf(people)) expect(total(divided.get(id) ?? [])).toBe(part);
        bySex.forEach((weights, at) =>
          expect(total([...divided.values()].map((row) => row[at] ?? 0))).toBe(wholeOf(weights)),
        );
        for (const part of [...divided.values()].flat()) expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a table of one donor', () => {
  const weights = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
    .chain(([height, width]) =>
      fc.array(fc.array(fc.bigInt({ min: 0n, max: 300_000n }), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    );
  const added = (of: readonly bigint[]) => of.reduce((sum, each) => sum + each, 0n);

  it('adds up to its total in both directions, and keeps near to what is due', () => {
    fc.assert(
      fc.property(weights, (of) => {
        const all = added(of.map(added));
        const whole = Number(all / 10_000n);
        if (all === 0n) return;
        const rows = lineOf(whole, of.map(added));
        const columns = lineOf(
          whole,
          (of[0] ?? []).map((_, c) => added(of.map((row) => row[c] ?? 0n))),
        );
        const cells = gridOf(rows, columns, of);
        cells.forEach((row, r) => expect(total(row)).toBe(rows[r]));
        columns.forEach((column, c) => expect(total(cells.map((row) => row[c] ?? 0))).toBe(column));
        for (const [r, row] of cells.entries())
          for (const [c, cell] of row.entries())
            expect(Math.abs(cell - Number(of[r]?.[c] ?? 0n) / 10_000)).toBeLessThan(3);
      }),
    );
  });

  it('gives a cell no more than one above what is due, while others are due as much', () => {
    const due = [[9000n, 9000n, 2000n], [9000n, 1000n, 0n]]; // prettier-ignore
    expect(gridOf([2, 1], [2, 1, 0], due)).toEqual([
      [1, 1, 0],
      [1, 0, 0],
    ]);
  });

  it('has whole numbers where whole numbers are due', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 6 }), (of) => {
        const rows = of.map(total);
        const columns = [0, 1].map((c) => total(of.map((row) => row[c] ?? 0)));
        expect(
          gridOf(
            rows,
            columns,
            of.map((row) => row.map((n) => BigInt(n) * 10_000n)),
          ),
        ).toEqual(of);
      }),
    );
  });
});
