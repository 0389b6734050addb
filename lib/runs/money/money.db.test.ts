import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { addDonor } from '@/lib/programmes/commands';
import { codes, coordinatorOf, courseOf, office, runOf, value } from '../testing/fixture';
import { recordCost, removeCost, setShares } from './commands';
import type { Currency } from './currencies/rules';
import { runMoney } from './queries';

let runId: string;
let coordinator: Actor;
let stranger: Actor;
let donorIds: string[];
beforeAll(async () => {
  const [own, other] = [await courseOf('MONEY'), await courseOf('MONEY-2')];
  ({ runId } = await runOf(own.courseId));
  coordinator = await coordinatorOf({ programmeId: own.programmeId });
  stranger = await coordinatorOf({ programmeId: other.programmeId });
  donorIds = [];
  for (const name of ['Japan', 'INL', 'EXBS'])
    donorIds.push(value(await addDonor(office, { name, nameRu: null, acronym: null })).donorId);
});

const shares = (...percents: (number | null)[]) => ({
  donors: percents.map((sharePercent, index) => ({ donorId: donorIds[index] ?? '', sharePercent })),
});
const cost = (line: string, budget: string, actual: string, currency: Currency = 'USD') => ({
  ...{ line, budget, actual, currency },
});

it('shares add up to a hundred, here and in the database, and share out what was spent to the cent', async () => {
  value(await setShares(coordinator, runId, shares(50, 30, 20)));
  expect(codes(await setShares(coordinator, runId, shares(49, 30, 20)))).toEqual([
    'DONOR_SHARES_DO_NOT_ADD_UP',
  ]);
  value(await recordCost(coordinator, runId, cost('Venue', '1 200', '1150.03')));
  value(await recordCost(coordinator, runId, cost('Interpreters', '', '50 000', 'KGS')));
  const { donors, totals } = await runMoney(coordinator, runId);
  expect(totals).toEqual([
    { currency: 'KGS', budgetMinor: 0, actualMinor: 5_000_000 },
    { currency: 'USD', budgetMinor: 120_000, actualMinor: 115_003 },
  ]);
  expect(donors.map(({ name, sharePercent, parts }) => [name, sharePercent, parts[1]?.minor])).toEqual([
    ['Japan', 50, 57_501],
    ['INL', 30, 34_501],
    ['EXBS', 20, 23_001],
  ]);
  value(await setShares(coordinator, runId, shares(null, null)));
  expect((await runMoney(coordinator, runId)).donors.map(({ parts }) => parts)).toEqual([[], []]);
});

it('a line that was wrong stays, ended, behind the one in its place', async () => {
  const first = value(await recordCost(coordinator, runId, cost('Travel', '100', ''))).costId;
  const second = value(await recordCost(coordinator, runId, cost('Travel', '100', '90.5'), first)).costId;
  const lines = (await runMoney(coordinator, runId)).costs.filter(({ line }) => line === 'Travel');
  expect(lines).toMatchObject([{ id: second, budgetMinor: 10_000, actualMinor: 9_050 }]);
  await expect(recordCost(coordinator, runId, cost('Travel', '1', ''), first)).rejects.toThrow(NotFound);
  value(await removeCost(coordinator, runId, second));
  expect(await db.runCost.count({ where: { line: 'Travel', endedBy: coordinator.by } })).toBe(2);
  await expect(db.runCost.deleteMany()).rejects.toThrow(/append_only/);
  expect(codes(await recordCost(coordinator, runId, cost('Bad', '1.234', '')))).toEqual(['AMOUNT_FORMAT']);
});

it('is for who manages the run, and for nobody else', async () => {
  const { costId } = value(await recordCost(coordinator, runId, cost('Print', '5', '')));
  const tries = [
    () => setShares(stranger, runId, shares(100)),
    () => recordCost(stranger, runId, cost('Mine', '5', '')),
    () => removeCost(stranger, runId, costId),
    () => runMoney(stranger, runId),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFound);
});
