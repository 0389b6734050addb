import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { coordinatorOf, value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { startJobs } from '@/lib/jobs/worker';
import { endDrawing } from '@/lib/files/typst/draw';
import { issueCertificates } from '../../issue/commands';
import { withdrawBatch } from '../../batches/commands';
import { drawingProgress } from '../../sheet/queries';
import { certifiableRun } from '../../testing/fixture';
import { drawAgain, drawIssued, drawIssuedTask } from '../commands';
import { renderBatch } from './commands';

const root = path.resolve(import.meta.dirname, '../../../..');
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await endDrawing();
});

async function issued(people: number) {
  const run = await certifiableRun({ people });
  const { batchId } = value(await issueCertificates(run.coordinator, run.runId, run.input()));
  return { ...run, batchId };
}

const drawnOf = (batchId: string) => db.certificateDocument.count({ where: { certificate: { batchId } } });

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}

/** The papers that are kept, by number, as digests of their bytes. */
async function papersOf(batchId: string): Promise<Map<string, string>> {
  const rows = await db.certificate.findMany({
    where: { batchId },
    select: { number: true, document: { select: { file: { select: { sha256: true } } } } },
  });
  return new Map(rows.map(({ number, document }) => [number, document?.file.sha256 ?? '']));
}

function worker(): ChildProcess {
  const script = path.join(import.meta.dirname, 'testing/worker.ts');
  const options = ['--no-deprecation', '--import', 'tsx', '--conditions=react-server'];
  const child = spawn(process.execPath, [...options, script], {
    cwd: root,
    env: process.env,
    stdio: 'inherit',
  });
  children.push(child);
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  expect(child.signalCode).toBe('SIGKILL');
}

describe('the job that draws a batch', () => {
  it('goes on where it was when its process was killed, and draws each paper once', async () => {
    const { batchId, runId, coordinator } = await issued(161);
    const first = worker();
    await until(async () => (await drawnOf(batchId)) > 0);
    await killed(first);
    const before = await papersOf(batchId);
    const [drawn, all] = [await drawnOf(batchId), before.size];
    expect(all).toBe(160);
    expect(drawn).toBeLessThan(all);
    expect(await drawingProgress(coordinator, runId)).toEqual({ issued: all, drawn, failed: 0 });

    // The queue takes a job back from a process that is gone, once it has been in its hands for a while.
    await until(async () => {
      const [job] = await db.$queryRaw<{ stale: boolean }[]>`
        SELECT locked_at < now() - interval '6 seconds' AS stale FROM graphile_worker.jobs WHERE task_identifier = ${drawIssued}`;
      return job?.stale ?? true;
    });
    const jobs = await startJobs({ [drawIssued]: drawIssuedTask });
    await until(async () => (await drawnOf(batchId)) === all);
    await jobs.stop();
    const after = await papersOf(batchId);
    for (const [number, sha256] of before) if (sha256) expect(after.get(number)).toBe(sha256);
    expect(
      await db.storedFile.count({ where: { name: { in: [...after.keys()].map((n) => `${n}.pdf`) } } }),
    ).toBe(all);

    // Drawn again from nothing by another process, every paper has the same bytes.
    const documents = await db.certificateDocument.findMany({ where: { certificate: { batchId } } });
    await db.certificateDocument.deleteMany({ where: { certificate: { batchId } } });
    await db.storedFile.deleteMany({ where: { id: { in: documents.map(({ fileId }) => fileId) } } });
    await renderBatch(batchId);
    expect(await papersOf(batchId)).toEqual(after);
  }, 240_000);

  it('draws all the others where one fails, says which, and is asked to try again', async () => {
    const { batchId, runId, coordinator, trainer } = await issued(4);
    const [first, second] = await db.certificate.findMany({ where: { batchId }, orderBy: { number: 'asc' } });
    const spoil = (snapshot: object) =>
      db.$transaction([
        db.$executeRaw`ALTER TABLE certificate DISABLE TRIGGER certificate_frozen`,
        db.$executeRaw`UPDATE certificate SET snapshot = ${JSON.stringify(snapshot)}::jsonb WHERE id = ${first?.id}::uuid`,
        db.$executeRaw`ALTER TABLE certificate ENABLE TRIGGER certificate_frozen`,
      ]);
    const good = first?.snapshot as { holder: object };
    await spoil({ ...good, holder: { officialName: null, latinName: '\u{1F9AB}' } });
    for (const attempts of [1, 2]) {
      await expect(renderBatch(batchId)).rejects.toThrow('1 papers');
      expect(await drawingProgress(coordinator, runId)).toEqual({ issued: 3, drawn: 2, failed: 1 });
      expect(await db.drawingFailure.findMany()).toMatchObject([
        { certificateId: first?.id, attempts, errorId: expect.stringMatching(/^[0-9a-f]{10}$/) },
      ]);
    }
    const kept = await papersOf(batchId);
    expect(kept.get(second?.number ?? '')).toMatch(/^[0-9a-f]{64}$/);

    const elsewhere = await coordinatorOf({ programmeId: (await certifiableRun()).programmeId });
    for (const actor of [trainer, elsewhere]) await expect(drawAgain(actor, runId)).rejects.toThrow(NotFound);
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 hour', attempts = 3`;
    expect(value(await drawAgain(coordinator, runId))).toEqual({ papers: 1 });
    const jobs = await db.$queryRaw<{ due: boolean; attempts: number }[]>`
      SELECT run_at <= now() AS due, attempts FROM graphile_worker.jobs WHERE key = ${`${drawIssued} ${batchId}`}`;
    expect(jobs).toEqual([{ due: true, attempts: 0 }]);
    await spoil(good);
    await renderBatch(batchId);
    expect(await drawingProgress(coordinator, runId)).toEqual({ issued: 3, drawn: 3, failed: 0 });
    expect(await db.drawingFailure.count()).toBe(0);
    expect(kept.get(second?.number ?? '')).toBe((await papersOf(batchId)).get(second?.number ?? ''));
  });

  it('leaves out what was withdrawn meanwhile', async () => {
    const { batchId, coordinator } = await issued(4);
    value(await withdrawBatch(coordinator, batchId, { reason: 'Issued too early' }));
    await renderBatch(batchId);
    expect(await drawnOf(batchId)).toBe(0);
  });
});
