import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { completionsOf } from '@/lib/certificates/completion/queries';
import { Prisma } from '@/prisma/generated/client';
import { audienceOf } from '../audience/queries';
import type { ReportScope } from '../scope/types';
import { plainFigures } from '../testing/plain';
import { officeOfChance } from '../testing/world';
import { figureKeys, tables, type TableKey } from './definitions/queries';
import { report } from './queries';
import { readRelations, relations } from './relations/queries';
import { rowsBehind } from './rows/queries';

const { sql } = Prisma;
const office = systemActor('test');
const today = '2026-01-01';
const whole: ReportScope = {
  ...{ from: '2024-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
  ...{ countryCodes: [], kinds: [] },
};
const offices: Awaited<ReturnType<typeof officeOfChance>>[] = [];

beforeAll(async () => {
  for (const seed of [1, 2, 3, 4]) offices.push(await officeOfChance(seed));
}, 120_000);
afterAll(() => db.$disconnect());

const scopes = (): ReportScope[] => [
  whole,
  { ...whole, from: '2025-01-01', to: '2025-06-30' },
  { ...whole, countryCodes: ['KG', 'TJ'] },
  { ...whole, kinds: ['WORKSHOP'] },
  ...offices.flatMap(({ programmeIds, donorIds, courseIds }) => [
    ...programmeIds.map((programmeId) => ({ ...whole, programmeId })),
    ...donorIds.map((donorId) => ({ ...whole, donorId })),
    { ...whole, courseId: courseIds[0] ?? null, from: '2025-01-01' },
  ]),
];

describe('the figures', () => {
  test('are what plain counting comes to, row by row, completion by the rule itself', async () => {
    let people = 0;
    for (const scope of scopes()) {
      const { figures } = await report(audienceOf(office), scope, today);
      expect(figures).toMatchObject(await plainFigures(scope));
      people += figures.people ?? 0;
      expect(figures.people ?? 0).toBeLessThanOrEqual(figures.participations ?? 0);
    }
    expect(people).toBeGreaterThan(50);
  });

  test('have the verdict of the rule for each place, whatever decides it', async () => {
    const asked = ['mandatorySessions', 'verdict', 'independentVerdict', 'independentVerdict'] as const;
    for (const [index, asks] of asked.entries())
      await officeOfChance(20 + index, { runs: 14, people: 12, asks });
    const reckoned = await readRelations<{ id: string; runId: string; verdict: string }>(
      sql`${relations(audienceOf(office), whole, today)} SELECT id, run_id AS "runId", verdict FROM participation`,
    );
    const deciding = new Map<string, number>();
    const rule = new Map<string, string>();
    for (const runId of new Set(reckoned.map((row) => row.runId)))
      for (const { enrolmentId, completion } of await completionsOf(db, runId)) {
        rule.set(enrolmentId, completion.state);
        const by = completion.conditions.filter(({ state }) => state === completion.state);
        const [only, ...others] = by.map(({ code, state }) => `${code} ${state}`);
        // The condition that alone makes the verdict what it is.
        if (only && others.length === 0) deciding.set(only, (deciding.get(only) ?? 0) + 1);
      }
    for (const { id, verdict } of reckoned) expect([id, verdict]).toEqual([id, rule.get(id)]);
    for (const code of ['ATTENDANCE', 'MANDATORY', 'VERDICT', 'POST_TEST'])
      for (const state of ['OPEN', 'NOT_MET'])
        expect([code, state, deciding.get(`${code} ${state}`) ?? 0]).not.toEqual([code, state, 0]);
  });

  test('add up in every table to their total', async () => {
    const found = await report(audienceOf(office), whole, today);
    for (const key of Object.keys(tables) as TableKey[]) {
      const { rows, columnTotals, total } = found.tables[key];
      const sum = (values: (number | null)[]) => values.reduce<number>((all, each) => all + (each ?? NaN), 0);
      expect(sum(rows.map((row) => row.total))).toBe(total);
      expect(sum(columnTotals)).toBe(total);
      expect(total).toBe(found.figures[tables[key].total]);
      for (const row of rows) expect(sum(row.cells)).toBe(row.total);
    }
  });

  test('of the period before are those of that period', async () => {
    const scope = { ...whole, from: '2025-01-01', to: '2025-06-30' };
    const { previous, previousPeriod } = await report(audienceOf(office), scope, today);
    expect(previousPeriod).toEqual({ from: '2024-07-01', to: '2024-12-31' });
    expect(previous).toMatchObject(await plainFigures({ ...scope, ...previousPeriod }));
  });

  test('say nothing of a run that is not over', async () => {
    const { figures } = await report(audienceOf(office), whole, '2024-01-02');
    expect(figures).toMatchObject({ runs: 0, people: 0, participations: 0, certificatesOfCompletion: 0 });
  });

  test('have as many rows behind them as they say', async () => {
    const audience = audienceOf(office);
    for (const scope of scopes().slice(0, 5)) {
      const { figures } = await report(audience, scope, today);
      for (const key of figureKeys) {
        const { total, rows } = await rowsBehind(office, { figure: key, scope, parts: [], page: 1 }, today);
        // What is not how many there are is reckoned from the rows.
        if (key === 'meanGain') expect(total).toBe(figures.gainPairs);
        else if (key !== 'counted') expect([key, total]).toEqual([key, figures[key]]);
        else if (total < 50)
          expect(figures[key]).toBe(rows.reduce((sum, row) => sum + (row.counted ?? 0), 0));
        expect(rows).toHaveLength(Math.min(total, 50));
      }
    }
  });

  test('have the rows of a part behind each cell of a table', async () => {
    const found = await report(audienceOf(office), whole, today);
    const { rows, columns } = found.tables.peopleByCountry;
    for (const row of rows)
      for (const [at, column] of columns.entries()) {
        const { total } = await rowsBehind(
          office,
          {
            ...{ figure: 'people', scope: whole, page: 1 },
            parts: [
              { dimension: 'country', value: row.value },
              { dimension: 'sex', value: column },
            ],
          },
          today,
        );
        expect(total).toBe(row.cells[at]);
      }
  });
});
