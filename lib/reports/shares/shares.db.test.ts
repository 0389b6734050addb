import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { audienceByLink, audienceOf } from '../audience/queries';
import { figureKeys, isShared, tables, type FigureKey, type TableKey } from '../figures/definitions/queries';
import { report } from '../figures/queries';
import type { ReportScope } from '../scope/types';
import { isSmall } from '../suppression/rules';
import { plainParts } from '../testing/parts';
import { plainFigures } from '../testing/plain';
import { officeOfChance } from '../testing/world';
import { donorParts } from './queries';

const office = systemActor('test');
const today = '2026-01-01';
const whole: ReportScope = {
  ...{ from: '2024-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
  ...{ countryCodes: [], kinds: [] },
};
const noDonor = '00000000-0000-7000-8000-000000000000';
const donorIds: string[] = [];
const programmeIds: string[] = [];
beforeAll(async () => {
  for (const seed of [31, 32, 33]) {
    const made = await officeOfChance(seed, { runs: 9 });
    donorIds.push(...made.donorIds);
    programmeIds.push(...made.programmeIds);
    for (const run of await db.courseRun.findMany({ where: { programmeId: { in: made.programmeIds } } }))
      await db.runCost.createMany({
        data: ['USD', 'KGS'].map((currency, at) => ({
          ...{ runId: run.id, line: 'Venue', currency, enteredBy: 'test' },
          ...{ budgetMinor: 100_001 + at, actualMinor: at === 0 ? null : 77_777 },
        })),
      });
  }
}, 120_000);
afterAll(() => db.$disconnect());

const scopes = (): ReportScope[] => [
  whole,
  { ...whole, from: '2025-01-01', to: '2025-06-30' },
  { ...whole, countryCodes: ['KG'] },
  ...programmeIds.slice(0, 2).map((programmeId) => ({ ...whole, programmeId })),
];

test('the parts are what plain counting comes to, donor by donor', async () => {
  for (const scope of scopes()) {
    const plain = await plainParts(scope);
    for (const donorId of donorIds) {
      const { figures } = await donorParts(audienceOf(office), scope, donorId, today);
      const ofDonor = plain.get(donorId) ?? {};
      for (const key of ['people', 'participations', 'personDays', 'runs', 'counted'] as const)
        expect([key, figures[key]]).toEqual([key, ofDonor[key] ?? 0]);
    }
  }
});

test('of every figure that is shared they add up to it, over all donors and nobody', async () => {
  let shared = 0;
  for (const scope of scopes()) {
    const figures: Partial<Record<FigureKey, number>> = await plainFigures(scope);
    const sums: Partial<Record<FigureKey, number>> = {};
    for (const donorId of [...donorIds, null]) {
      const { figures: part } = await donorParts(audienceOf(office), scope, donorId, today);
      for (const key of figureKeys) sums[key] = (sums[key] ?? 0) + (part[key] ?? 0);
      expect((part.women ?? 0) + (part.men ?? 0) + (part.sexNotStated ?? 0)).toBe(part.people);
      expect((part.completed ?? 0) + (part.completionOpen ?? 0) + (part.notCompleted ?? 0)).toBe(
        part.participations,
      );
    }
    for (const key of figureKeys) expect([key, sums[key]]).toEqual([key, isShared(key) ? figures[key] : 0]);
    shared += sums.people ?? 0;
  }
  expect(shared).toBeGreaterThan(50);
});

test('money is shared out to the cent, and runs whose donors say no shares are in nobody’s part', async () => {
  const parts = await Promise.all(donorIds.map((id) => donorParts(audienceOf(office), whole, id, today)));
  const nobodys = await plainParts(whole);
  for (const [currency, field] of [
    ['USD', 'budgetMinor'],
    ['KGS', 'budgetMinor'],
    ['KGS', 'actualMinor'],
  ] as const) {
    const all = await db.runCost.aggregate({
      where: { currency, run: { cancelledAt: null, endsOn: { lte: new Date('2025-12-31') } } },
      _sum: { [field]: true },
    });
    const sum = parts
      .flatMap(({ costs }) => costs)
      .filter((cost) => cost.currency === currency)
      .reduce((total, cost) => total + cost[field], 0);
    const left = nobodys.get('')?.[`${currency} ${field}`] ?? 0;
    expect(BigInt(sum + left)).toBe((all._sum as Record<string, bigint>)[field]);
  }
  const several = await db.runDonor.groupBy({
    by: ['runId'],
    where: { sharePercent: null, run: { cancelledAt: null } },
    having: { runId: { _count: { gt: 1 } } },
  });
  const rows = await db.runDonor.count({ where: { runId: { in: several.map(({ runId }) => runId) } } });
  expect(parts.reduce((total, { unstated }) => total + unstated, 0)).toBe(rows);
  expect(rows).toBeGreaterThan(0);
});

test('a report of a donor has its part, and tables that add up to it; what is not shared stays whole', async () => {
  for (const donorId of donorIds.slice(0, 4)) {
    const full = await report(audienceOf(office), { ...whole, donorId }, today);
    const shared = await report(audienceOf(office), { ...whole, donorId, sharedOut: true }, today);
    for (const key of figureKeys) {
      if (!isShared(key)) expect(shared.figures[key]).toBe(full.figures[key]);
      else expect(shared.figures[key]).toBeLessThanOrEqual(full.figures[key] ?? 0);
    }
    const sum = (values: (number | null)[]) => values.reduce<number>((all, each) => all + (each ?? NaN), 0);
    for (const key of Object.keys(tables) as TableKey[]) {
      const { rows, columnTotals, total } = shared.tables[key];
      expect([key, total]).toEqual([key, shared.figures[tables[key].total]]);
      expect(sum(rows.map((row) => row.total))).toBe(total);
      expect(sum(columnTotals)).toBe(total);
      for (const row of rows) expect(sum(row.cells)).toBe(row.total);
    }
  }
});

test('an observer sees no part of a few people, however many they weigh together', async () => {
  let hidden = 0;
  for (const donorId of donorIds) {
    const scope = { ...whole, donorId };
    const full = await report(audienceOf(office), scope, today);
    const shown = await report(audienceByLink(office), { ...scope, sharedOut: true }, today);
    for (const key of ['people', 'women', 'men', 'participations', 'personDays', 'completed', 'counted']) {
      if (!isSmall(full.figures[key] ?? 0)) continue;
      // Nothing of a few is nothing.
      expect([key, shown.figures[key] ?? 0]).toEqual([key, 0]);
      if (shown.figures[key] === null) hidden++;
    }
    const counted = new Map(full.tables.peopleByCountry.rows.map((row) => [row.value, row]));
    for (const row of shown.tables.peopleByCountry.rows) {
      const people = counted.get(row.value);
      row.cells.forEach((cell, at) => {
        if (isSmall(people?.cells[at] ?? 0)) expect(cell ?? 0).toBe(0);
      });
    }
    expect(shown.costs).toEqual([]);
  }
  expect(hidden).toBeGreaterThan(0);
});

test('of a donor who pays for nothing there is nothing', async () => {
  const { figures } = await report(
    audienceOf(office),
    { ...whole, donorId: noDonor, sharedOut: true },
    today,
  );
  expect(figures).toMatchObject({ people: 0, participations: 0, runs: 0 });
});
