import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '@/lib/auth/actor';
import { apiScopes } from '@/lib/auth/api-tokens/schema';
import { db } from '@/lib/db/client';
import { audienceOf } from '../audience/queries';
import { figureKeys } from '../figures/definitions/queries';
import { report } from '../figures/queries';
import { officeOfChance } from '../testing/world';
import { answerOf } from './resources/queries';

const office = systemActor('test');
const now = new Date('2026-01-01T12:00:00Z');
const period = { from: '2024-01-01', to: '2025-12-31' };
const search = `from=${period.from}&to=${period.to}`;

beforeAll(async () => {
  for (const seed of [1, 2]) await officeOfChance(seed);
}, 120_000);
afterAll(() => db.$disconnect());

type Page = { data: Record<string, unknown>[]; next: string | null };

async function pageAt(path: string, parameters: string): Promise<Page> {
  const given = { actor: office, scopes: apiScopes };
  return (await answerOf(given, path, new URLSearchParams(parameters), now)).body as Page;
}

/** Reads a list to its end, so many rows at a time; `between` is done after each page. */
async function walk(path: string, parameters: string, limit: number, between?: () => Promise<void>) {
  const rows: Record<string, unknown>[] = [];
  let cursor = '';
  for (;;) {
    const page: Page = await pageAt(path, `${parameters}&limit=${limit}${cursor}`);
    expect(page.data.length).toBeLessThanOrEqual(limit);
    rows.push(...page.data);
    await between?.();
    if (page.next === null) return rows;
    cursor = `&cursor=${page.next}`;
  }
}

const texts = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();

test('the pages of a list give each of its rows once, of any length', async () => {
  const run = await db.attendanceMark.findFirstOrThrow({ select: { runId: true } });
  for (const path of [
    ...[
      '/programmes',
      '/courses',
      '/runs',
      '/people',
      '/institutions',
      '/certificates',
      '/reports/definitions',
    ],
    ...[`/runs/${run.runId}/people`, `/runs/${run.runId}/attendance`],
  ]) {
    const whole = await walk(path, '', 200);
    expect([path, whole.length > 1]).toEqual([path, true]);
    for (const limit of [1, 7]) expect(texts(await walk(path, '', limit))).toEqual(texts(whole));
  }
});

test('nothing is given twice or passed over when others come in meanwhile', async () => {
  const before = (await walk('/people', '', 200)).map(({ id }) => id);
  let made = 0;
  const found = (
    await walk('/people', '', 4, async () => {
      if (++made > 20) return;
      await db.person.create({
        // Anywhere in the order: an id of chance, not one of this moment.
        data: { id: randomUUID(), latinName: `Late ${made}`, searchKey: 'late', nameKeys: [] },
      });
    })
  ).map(({ id }) => id);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual(expect.arrayContaining(before));
});

test('the figures and what they divide into are those of the page of reports', async () => {
  const scope = { ...period, programmeId: null, donorId: null, courseId: null, countryCodes: [], kinds: [] };
  const [{ figures, previous, tables }, answer] = [
    await report(audienceOf(office), scope, '2026-01-01'),
    (
      await answerOf(
        { actor: office, scopes: apiScopes },
        '/reports/figures',
        new URLSearchParams(search),
        now,
      )
    ).body,
  ];
  const divided = (answer as { tables: { table: string; value: number; lines: object[] }[] }).tables;
  expect(divided.map(({ table }) => table)).toEqual(Object.keys(tables));
  for (const { table, value, lines } of divided) {
    const shown = tables[table as keyof typeof tables];
    expect([table, value]).toEqual([table, shown.total]);
    expect(lines).toMatchObject(
      shown.rows.map(({ value: row, total, cells }) => {
        const parts = table === 'peopleByCountry' ? cells.map((each) => ({ value: each })) : [];
        return { row, value: total, hidden: false, parts };
      }),
    );
  }
  const told = (
    answer as { figures: { figure: string; value: number; previousValue: number; hidden: boolean }[] }
  ).figures;
  expect(told.map(({ figure }) => figure)).toEqual(figureKeys);
  expect(told.some(({ value }) => value > 0)).toBe(true);
  for (const { figure, value, previousValue, hidden } of told)
    expect([figure, value, previousValue, hidden]).toEqual([
      ...[figure, figures[figure] ?? null, previous[figure] ?? null, false],
    ]);
});

test('the rows behind a figure are as many as it says, on pages of any length', async () => {
  const scope = { ...period, programmeId: null, donorId: null, courseId: null, countryCodes: [], kinds: [] };
  const { figures } = await report(audienceOf(office), scope, '2026-01-01');
  for (const figure of figureKeys) {
    const rows = await walk('/reports/rows', `figure=${figure}&${search}`, 200);
    if (figure === 'counted')
      expect(rows.reduce((sum, row) => sum + Number(row.counted), 0)).toBe(figures.counted);
    else
      expect([figure, rows.length]).toEqual([figure, figures[figure === 'meanGain' ? 'gainPairs' : figure]]);
  }
  for (const figure of ['people', 'personDays', 'runs'])
    expect(texts(await walk('/reports/rows', `figure=${figure}&${search}`, 3))).toEqual(
      texts(await walk('/reports/rows', `figure=${figure}&${search}`, 200)),
    );
});
