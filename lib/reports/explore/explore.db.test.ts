import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { audienceByLink, audienceOf } from '../audience/queries';
import type { FigureKey } from '../figures/definitions/queries';
import { report } from '../figures/queries';
import { rowsBehind } from '../figures/rows/queries';
import type { DimensionName } from '../figures/types';
import type { ReportScope } from '../scope/types';
import { donorParts } from '../shares/queries';
import { isSmall } from '../suppression/rules';
import { plainPivot, unitsOf } from '../testing/pivots';
import { officeOfChance } from '../testing/world';
import { countedAs, explore } from './queries';
import { usualSort } from './schema';
import type { Exploration, Pivot } from './types';

const office = systemActor('test');
const today = '2026-01-01';
const whole: ReportScope = {
  ...{ from: '2024-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
  ...{ countryCodes: [], kinds: [] },
};
const donorIds: string[] = [];
let programmeId: string | null = null;
beforeAll(async () => {
  for (const seed of [41, 42, 43]) {
    const made = await officeOfChance(seed, { runs: 8, people: 12 });
    donorIds.push(...made.donorIds);
    programmeId = made.programmeIds[0] ?? null;
  }
}, 120_000);
afterAll(() => db.$disconnect());

const asked = (
  figure: FigureKey,
  rows: DimensionName,
  columns: DimensionName | null,
  more: Partial<Exploration> = {},
): Exploration => ({
  ...{ figure, rows, columns, sort: usualSort(rows), hide: false, scope: whole, preset: null },
  ...more,
});

/** By "row column", with an asterisk for totals; what is nought is left out. */
function placesOf({ rows, columns, columnTotals, total }: Pivot): Map<string, number | null | undefined> {
  const at = (value: string | null) => value ?? '';
  const places = rows.flatMap(({ bucket, cells, total: ofRow }) => [
    ...cells.map((cell, c) => [`${at(bucket.value)} ${at(columns[c]?.value ?? null)}`, cell] as const),
    [`${at(bucket.value)} *`, ofRow] as const,
  ]);
  const totals = columns.map((column, c) => [`* ${at(column.value)}`, columnTotals[c]] as const);
  return new Map([...places, ...totals, ['* *', total] as const].filter(([, n]) => n !== 0));
}

const pairs: [DimensionName, DimensionName | null][] = [
  ['country', 'sex'],
  ['course', 'country'],
  ['donor', 'kind'],
  ['month', 'donor'],
  ['run', 'sector'],
  ['programme', null],
  ['heldIn', 'quarter'],
];
const figures: FigureKey[] = ['people', 'women', 'participations', 'completed', 'personDays', 'institutions'];

describe('a table', () => {
  test('is what plain counting comes to, each unit once in each place', async () => {
    for (const scope of [whole, { ...whole, programmeId }, { ...whole, donorId: donorIds[1] ?? null }])
      for (const figure of figures) {
        const units = await unitsOf(figure, scope);
        for (const [rows, columns] of pairs) {
          const { pivot } = await explore(audienceOf(office), asked(figure, rows, columns, { scope }), today);
          const plain = [...plainPivot(units, rows, columns)].sort();
          expect([figure, rows, columns, [...placesOf(pivot)].sort()]).toEqual([
            figure,
            rows,
            columns,
            plain,
          ]);
        }
      }
    const runs = await explore(audienceOf(office), asked('runs', 'heldIn', 'donor'), today);
    expect([...placesOf(runs.pivot)].sort()).toEqual(
      [...plainPivot(await unitsOf('runs', whole), 'heldIn', 'donor')].sort(),
    );
  });

  test('has the total that the report says', async () => {
    const { figures: said } = await report(audienceOf(office), whole, today);
    for (const figure of [
      ...figures,
      'counted',
      'gainPairs',
      'meanGain',
      'certificatesOfCompletion',
    ] as FigureKey[]) {
      const { pivot } = await explore(audienceOf(office), asked(figure, 'year', null), today);
      expect([figure, pivot.total]).toEqual([figure, said[figure]]);
    }
  });

  test('has as many rows behind each number as it says', async () => {
    let seen = 0;
    for (const figure of ['people', 'participations', 'institutions', 'countries', 'women'] as const)
      for (const [rows, columns] of pairs.slice(0, 4)) {
        const { pivot, counted } = await explore(audienceOf(office), asked(figure, rows, columns), today);
        for (const row of pivot.rows.slice(0, 3))
          for (const [c, cell] of row.cells.entries()) {
            const parts = [
              { dimension: rows, value: row.bucket.value },
              ...(columns ? [{ dimension: columns, value: pivot.columns[c]?.value ?? null }] : []),
            ];
            const behind = { figure, scope: whole, parts, page: 1, anywhere: !counted.once };
            const { total } = await rowsBehind(office, behind, today);
            expect([figure, parts, total]).toEqual([figure, parts, cell]);
            seen++;
          }
      }
    expect(seen).toBeGreaterThan(50);
    const wrong = {
      figure: 'runs',
      scope: whole,
      parts: [{ dimension: 'sex', value: 'FEMALE' }],
      page: 1,
    } as const;
    await expect(rowsBehind(office, { ...wrong, parts: [...wrong.parts] }, today)).rejects.toThrow(NotFound);
  });
});

describe('shared out', () => {
  const shared = { scope: { ...whole, sharedOut: true } };

  test('donors’ parts add up both ways, and are those of their reports', async () => {
    for (const figure of ['people', 'participations', 'personDays', 'runs'] as const) {
      const { pivot, counted } = await explore(
        audienceOf(office),
        asked(figure, 'donor', 'heldIn', shared),
        today,
      );
      expect(counted).toMatchObject({ shared: true, overlaps: false });
      const units = await unitsOf(figure, whole, true);
      const plain = plainPivot(units, 'year', 'heldIn');
      pivot.columns.forEach(({ value }, c) => {
        expect(pivot.columnTotals[c]).toBe(plain.get(`* ${value ?? ''}`));
        expect(pivot.rows.reduce((sum, row) => sum + (row.cells[c] ?? NaN), 0)).toBe(pivot.columnTotals[c]);
      });
      expect(pivot.total).toBe(plain.get('* *'));
      for (const { bucket, cells, total } of pivot.rows) {
        expect(cells.reduce<number>((sum, cell) => sum + (cell ?? NaN), 0)).toBe(total);
        const { figures: parts } = await donorParts(audienceOf(office), whole, bucket.value, today);
        expect([figure, total]).toEqual([figure, parts[figure]]);
      }
    }
  });

  test('one donor’s part adds up to the figure of its report', async () => {
    for (const donorId of donorIds.slice(0, 5)) {
      const scope = { ...whole, donorId, sharedOut: true };
      const { figures: said } = await report(audienceOf(office), scope, today);
      for (const figure of ['people', 'participations', 'personDays'] as const) {
        const { pivot } = await explore(
          audienceOf(office),
          asked(figure, 'country', 'kind', { scope }),
          today,
        );
        expect(pivot.total).toBe(said[figure]);
        for (const { cells, total } of pivot.rows)
          expect(cells.reduce<number>((sum, cell) => sum + (cell ?? NaN), 0)).toBe(total);
      }
    }
  });

  test('what is not shared says so', () => {
    const of = (figure: FigureKey) => countedAs({ names: true }, asked(figure, 'donor', null, shared));
    expect(of('people')).toMatchObject({ shared: true, once: true });
    expect(of('meanGain')).toMatchObject({ shared: false, overlaps: true });
  });
});

describe('hidden', () => {
  test('no small number of people is shown, by whichever donor', async () => {
    let hidden = 0;
    for (const figure of ['people', 'participations', 'completed'] as const) {
      const units = await unitsOf(figure, whole, true);
      for (const [rows, columns] of pairs) {
        const { pivot } = await explore(audienceByLink(office), asked(figure, rows, columns), today);
        const plain = plainPivot(units, rows, columns);
        for (const [place, n] of placesOf(pivot)) {
          const people = plain.get(place) ?? 0;
          if (isSmall(people))
            expect([figure, rows, columns, place, n]).toEqual([figure, rows, columns, place, null]);
          if (n === null) hidden++;
        }
      }
    }
    expect(hidden).toBeGreaterThan(20);
  });

  test('the same is shown to whoever asks for it so, and days of a few are hidden', async () => {
    const of = asked('personDays', 'country', 'sex', { hide: true });
    const { pivot } = await explore(audienceOf(office), of, today);
    expect(pivot).toEqual((await explore(audienceByLink(office), { ...of, hide: false }, today)).pivot);
    const people = plainPivot(await unitsOf('participations', whole), 'country', 'sex');
    for (const [place, n] of placesOf(pivot)) if (isSmall(people.get(place) ?? 0)) expect(n).toBeNull();
  });

  test('what cannot be hidden is not found', async () => {
    const tries = [asked('countries', 'course', null), asked('meanGain', 'donor', null)];
    for (const of of tries)
      await expect(explore(audienceByLink(office), of, today)).rejects.toThrow(NotFound);
  });
});
