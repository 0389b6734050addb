import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counted, Exploration } from './types';
import {
  legendOf,
  mostOf,
  notesOf,
  pivotOf,
  shadeOf,
  shades,
  sortedRows,
  type Line,
  type Manner,
} from './rules';
import { addressOfExploration, explorationOfAddress, explorationSchema, usualSort } from './schema';

const bucket = (value: string | null, rest = false) => ({ value, rest });
const cell = (row: string | null, column: string | null, n: number, more: Partial<Line> = {}): Line => ({
  ...{ level: 'CELL', row: bucket(row), column: bucket(column), n, amount: n, people: n },
  ...{ weight: 0n, peopleWeight: 0n },
  ...more,
});
const plain: Manner = { measure: 'COUNT', shared: null, hidden: false, overlaps: false };
const none = { rows: 0, columns: 0 };

describe('a table', () => {
  it('has its totals added up, "not stated" after the others and the rest last', () => {
    const rest = { row: bucket(null, true) };
    const lines = [
      cell(null, 'F', 2),
      cell('KG', 'F', 3),
      cell('KG', 'M', 4),
      cell('UZ', 'M', 1),
      cell('', 'F', 9, rest),
    ];
    const { rows, columns, columnTotals, total } = pivotOf(lines, plain, { rows: 12, columns: 0 });
    expect(columns.map(({ value }) => value)).toEqual(['F', 'M']);
    expect(
      rows.map(({ bucket: of, cells, total: sum }) => [of.rest ? 'rest' : of.value, ...cells, sum]),
    ).toEqual([
      ['KG', 3, 4, 7],
      ['UZ', 0, 1, 1],
      [null, 2, 0, 2],
      ['rest', 9, 0, 9],
    ]);
    expect([...columnTotals, total]).toEqual([14, 5, 19]);
  });

  it('of what is in several rows has the totals as they were counted', () => {
    const total = { level: 'TOTAL', row: bucket(null), column: bucket(null) } as const;
    const lines = [
      cell('A', null, 3),
      cell('B', null, 3),
      cell('A', null, 3, { level: 'ROW' }),
      cell('B', null, 3, { level: 'ROW' }),
      cell(null, null, 4, { level: 'COLUMN' }),
      cell(null, null, 4, total),
    ];
    expect(pivotOf(lines, { ...plain, overlaps: true }, none)).toMatchObject({ total: 4, columnTotals: [4] });
  });

  it('of means has the mean of all rows as its total, and nothing where nothing is', () => {
    const lines = [cell('A', 'x', 3, { amount: 30 }), cell('B', 'y', 1, { amount: -2.04 })];
    const { rows, total } = pivotOf(lines, { ...plain, measure: 'MEAN' }, none);
    expect(total).toBe(7);
    expect(rows.map(({ cells }) => cells)).toEqual([
      [10, undefined],
      [undefined, -2],
    ]);
    const hidden = pivotOf(lines, { ...plain, measure: 'MEAN', hidden: true }, none);
    expect(hidden.rows.map(({ total: mean }) => mean)).toEqual([null, null]);
  });

  it('that is divided once hides the total of a row with its cell', () => {
    const lines = [cell('A', null, 3), cell('B', null, 30), cell('C', null, 40)];
    const { rows, total } = pivotOf(lines, { ...plain, hidden: true }, none);
    expect(rows.map(({ cells, total: sum }) => [...cells, sum])).toEqual([
      [null, null],
      [null, null],
      [40, 40],
    ]);
    expect(total).toBe(73);
  });
});

describe('donors’ parts that are hidden', () => {
  const paid = fc.constantFrom<[string | null, number][]>(
    [['a', 5000], ['b', 3000], ['c', 2000]],
    [['a', 10_000]],
    [[null, 10_000]],
    [['b', 1], ['c', 9999]],
  ); // prettier-ignore
  const runs = fc.array(fc.tuple(paid, fc.constantFrom('x', 'y'), fc.integer({ min: 1, max: 12 })), {
    minLength: 1,
    maxLength: 5,
  });

  it('show what they are or nothing, never those of a few, and no line from which one is found', () => {
    fc.assert(
      fc.property(runs, (of) => {
        const lines = of.flatMap(([donors, column, n]) =>
          donors.map(([donor, hundredths]) =>
            cell(donor, column, n, {
              weight: BigInt(hundredths * n),
              peopleWeight: BigInt(hundredths * n),
            }),
          ),
        );
        // One line a place, as the statement gives them.
        const placed = new Map<string, Line>();
        for (const line of lines) {
          const at = `${line.row.value} ${line.column.value}`;
          const known = placed.get(at);
          placed.set(at, {
            ...line,
            n: line.n + (known?.n ?? 0),
            people: line.people + (known?.people ?? 0),
            weight: line.weight + (known?.weight ?? 0n),
            peopleWeight: line.peopleWeight + (known?.peopleWeight ?? 0n),
          });
        }
        const manner: Manner = { ...plain, shared: { axis: 'rows' } };
        const open = pivotOf([...placed.values()], manner, none);
        const shown = pivotOf([...placed.values()], { ...manner, hidden: true }, none);
        const grid = ({ rows, columnTotals, total }: typeof open) => [
          ...rows.map((row) => [...row.cells, row.total]),
          [...columnTotals, total],
        ];
        const [values, seen] = [grid(open), grid(shown)];
        const whole = [...placed.values()];
        seen.forEach((row, r) =>
          row.forEach((value, c) => {
            if (value !== null) expect(value).toBe(values[r]?.[c]);
            const [donor, column] = [open.rows[r]?.bucket.value, open.columns[c]?.value];
            const people =
              whole.find((line) => line.row.value === donor && line.column.value === column)?.n ?? 0;
            if (r < open.rows.length && c < open.columns.length && people > 0 && people < 5)
              expect(value || null).toBeNull();
          }),
        );
        // A line with one unknown would give it away by subtraction; where there is nothing else, all is nought.
        const linesOf = [...seen, ...(seen[0] ?? []).map((_, c) => seen.map((row) => row[c]))];
        for (const line of linesOf.filter((each) => each.filter((value) => value === null).length === 1))
          expect(line.filter((value) => value !== null && value !== 0)).toHaveLength(0);
      }),
      { numRuns: 200 },
    );
  });
});

it('rows are in the order that is asked for, hidden ones among the least, the rest last', () => {
  const rest = { row: bucket(null, true) };
  const lines = [
    cell('B', 'x', 50),
    cell('A', 'x', 2),
    cell('C', 'x', 7),
    cell(null, 'x', 9),
    cell('', 'x', 99, rest),
  ];
  const order = (by: 'name' | 'total' | 'column', descending: boolean, hidden = false) =>
    sortedRows(
      pivotOf(lines, { ...plain, hidden }, none),
      { by, column: by === 'column' ? 'x' : null, descending },
      (of) => of.value ?? '?',
    ).map((row) => (row.bucket.rest ? 'rest' : row.bucket.value));
  expect(order('name', false)).toEqual(['A', 'B', 'C', null, 'rest']);
  expect(order('name', true)).toEqual(['C', 'B', 'A', null, 'rest']);
  expect(order('total', true)).toEqual(['B', null, 'C', 'A', 'rest']);
  expect(order('column', false)).toEqual(['A', 'C', null, 'B', 'rest']);
  // By what is shown: the order tells nothing of what is not.
  expect(order('total', false, true).slice(0, 2)).toEqual(['A', 'C']);
});

it('every number has the shade that the legend says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (most, n) => {
      fc.pre(n <= most);
      const shade = shadeOf(n, most);
      expect(shade).toBeLessThanOrEqual(shades);
      const step = legendOf(most).find(({ from, to }) => from <= n && n <= to);
      expect(shade).toBe(step?.shade ?? 0);
    }),
  );
  expect([shadeOf(null, 9), shadeOf(undefined, 9), shadeOf(0, 9), shadeOf(9, 9)]).toEqual([0, 0, 0, 4]);
  expect(mostOf(pivotOf([], plain, none))).toBe(0);
});

describe('an exploration in an address', () => {
  const today = '2026-05-05';
  const search = (of: Exploration) => {
    const params = new URLSearchParams(addressOfExploration(of));
    return Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
  };
  const of: Exploration = {
    ...{ figure: 'personDays', rows: 'donor', columns: 'month', hide: true, preset: null },
    sort: { by: 'column', column: '2026-01', descending: true },
    scope: {
      ...{ from: '2025-02-03', to: '2025-07-09', programmeId: null, courseId: null },
      ...{ donorId: '01a20ae3-2176-714c-8c85-000000000000', countryCodes: ['KG'], kinds: ['WORKSHOP'] },
      sharedOut: true,
    },
  };

  it.each([
    ['all of it', of],
    [
      'the column that is not stated',
      { ...of, sort: { by: 'column' as const, column: null, descending: false } },
    ],
    ['the usual order', { ...of, rows: 'year' as const, columns: null, sort: usualSort('year') }],
  ])('comes back as it was: %s', (_, each) => {
    expect(explorationOfAddress(search(each), today)).toEqual(each);
    expect(explorationSchema.parse(each)).toEqual(each);
  });

  it('that is nonsense becomes what fits together', () => {
    const found = (params: Record<string, string>) => explorationOfAddress(params, today);
    expect(found({ figure: 'x', rows: 'y', columns: 'z', sort: '--' })).toMatchObject({
      ...{ figure: 'people', rows: 'country', columns: null, sort: usualSort('country') },
      preset: 'thisYear',
    });
    expect(found({ figure: 'runs', rows: 'sex', columns: 'course' })).toMatchObject({
      rows: 'course',
      columns: null,
    });
    expect(found({ figure: 'countries', hide: '1' })).toMatchObject({ figure: 'people' });
    expect(found({ figure: 'meanGain', rows: 'donor', hide: '1' })).toMatchObject({ rows: 'country' });
  });

  it('that cannot be counted is no exploration', () => {
    for (const wrong of [
      { rows: 'month' },
      { figure: 'runs', columns: 'sex' },
      { figure: 'gone' },
      { hide: 'yes' },
    ])
      expect(explorationSchema.safeParse({ ...of, ...wrong }).success).toBe(false);
  });
});

it('says how it was counted', () => {
  const of: Exploration = {
    ...{
      figure: 'people',
      rows: 'course',
      columns: null,
      hide: false,
      preset: null,
      sort: usualSort('course'),
    },
    scope: {
      ...{ from: '2025-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
      ...{ countryCodes: [], kinds: [] },
    },
  };
  const counted: Counted = { shared: false, once: false, hidden: false, overlaps: true };
  expect(notesOf(of, counted)).toEqual(['anywhere', 'counted']);
  expect(
    notesOf({ ...of, rows: 'donor' }, { ...counted, shared: true, once: true, overlaps: false }),
  ).toEqual(['once', 'donorShared']);
  expect(notesOf({ ...of, figure: 'meanGain', rows: 'donor' }, counted)).toEqual(['mean', 'donorFull']);
  expect(
    notesOf(
      { ...of, scope: { ...of.scope, donorId: 'x' } },
      { ...counted, hidden: true, once: true, overlaps: false },
    ),
  ).toEqual(['once', 'wholeOfDonor', 'hidden']);
});
