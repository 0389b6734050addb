import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { startJobs } from '@/lib/jobs/worker';
import { actorWith, value } from '@/lib/programmes/testing/fixture';
import type { ReportScope } from '../scope/types';
import { officeOfChance } from '../testing/world';
import { askExport, makeExport, makeExportTask, retryExport, takeExport } from './commands';
import { ownExports } from './queries';
import { jobKeyOf } from './rules';

const scope: ReportScope = {
  ...{ from: '2024-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
  ...{ countryCodes: [], kinds: [] },
};
let coordinator: Actor;
beforeAll(async () => {
  const { programmeIds } = await officeOfChance(61, { runs: 6 });
  coordinator = await actorWith({ programmeId: programmeIds[0] ?? '' });
}, 120_000);
afterAll(() => db.$disconnect());

const ask = async () =>
  value(await askExport(coordinator, { format: 'CSV', language: 'EN', purpose: 'Test', scope })).exportId;

const stateOf = async (exportId: string) =>
  (await ownExports(coordinator, new Date())).find(({ id }) => id === exportId)?.state;

/** The job as a process leaves it that is killed in the middle: in its hands, begun, and told of nobody. */
async function killedInTheMiddle(exportId: string, attempts: number): Promise<void> {
  const { count } = await db.$queryRaw<{ count: number }[]>`
    UPDATE graphile_worker._private_jobs
    SET attempts = ${attempts}::int, locked_by = ${`dead-${exportId}`}, locked_at = now() - interval '1 minute'
    WHERE key = ${jobKeyOf(exportId)} RETURNING 1 AS count`.then((rows) => ({ count: rows.length }));
  expect(count).toBe(1);
  await db.reportExport.update({ where: { id: exportId }, data: { rowsDone: 7, rowsTotal: 900 } });
}

const atWork = () => startJobs({ [makeExport]: makeExportTask }, { concurrency: 1 });

test('a file whose process was killed in the middle is written by the next one, from the beginning', async () => {
  const exportId = await ask();
  await killedInTheMiddle(exportId, 1);
  expect(await stateOf(exportId)).toBe('WAITING');
  const jobs = await atWork();
  await vi.waitFor(async () => expect(await stateOf(exportId)).toBe('READY'), { timeout: 30_000 });
  await jobs.stop();
  const { bytes } = value(await takeExport(coordinator, exportId));
  expect(Buffer.from(bytes).toString('utf8').trim().split('\n').length).toBeGreaterThan(2);
  expect((await db.reportExport.findUniqueOrThrow({ where: { id: exportId } })).rowsTotal).not.toBe(900);
});

test('one that was killed at its last try says that it failed, and can be tried again', async () => {
  const exportId = await ask();
  await killedInTheMiddle(exportId, 4);
  // Nobody has noticed yet that its process is gone.
  expect(await stateOf(exportId)).toBe('WAITING');
  const before = await atWork();
  await vi.waitFor(async () => expect(await stateOf(exportId)).toBe('FAILED'), { timeout: 30_000 });
  value(await retryExport(coordinator, exportId));
  await vi.waitFor(async () => expect(await stateOf(exportId)).toBe('READY'), { timeout: 30_000 });
  await before.stop();
  value(await takeExport(coordinator, exportId));
  expect(await db.auditEntry.count({ where: { subjectId: exportId, action: 'retryExport' } })).toBe(1);
});

test('what failed in every try is asked for again by its owner alone', async () => {
  const exportId = await ask();
  await db.reportExport.update({
    where: { id: exportId },
    data: { scope: { nonsense: true } },
  });
  await expect(makeExportTask({ exportId }, { attempt: 4, last: true })).rejects.toThrow();
  expect(await stateOf(exportId)).toBe('FAILED');
  await expect(retryExport(await actorWith({}), exportId)).rejects.toThrow(NotFound);
  await expect(retryExport(await actorWith(null), exportId)).rejects.toThrow(NotFound);
  await db.reportExport.update({ where: { id: exportId }, data: { scope } });
  value(await retryExport(coordinator, exportId));
  expect(await stateOf(exportId)).toBe('WAITING');
  await makeExportTask({ exportId }, { attempt: 1, last: false });
  expect(await stateOf(exportId)).toBe('READY');
  // What stands is left alone.
  value(await retryExport(coordinator, exportId));
  expect(await stateOf(exportId)).toBe('READY');
});
