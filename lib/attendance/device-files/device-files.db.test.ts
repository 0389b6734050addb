import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { recordAttendance } from '../commands';
import { deviceFile } from '../device-file/rules';
import { stranger, testOperation, testRun, type TestRun } from '../testing/fixture';
import type { Operation } from '../types';
import { loadDeviceFile } from './commands';
import { deviceFilePreview } from './queries';

let other: TestRun;
beforeAll(async () => {
  other = await testRun({ people: 1, sessions: 1 });
});

const fileOf = async (owner: Actor, operations: Operation[]) =>
  new TextEncoder().encode(JSON.stringify(await deviceFile(owner.accountId ?? '', operations, new Date())));

/** What a phone kept of one run: everybody of the first session, and somebody who is on no list. */
async function keptOnPhone() {
  const run = await testRun({ people: 3, sessions: 2 });
  const listed = run.enrolmentIds.map((enrolmentId) =>
    testOperation(run.sessionIds[0], enrolmentId, { device: 'Android · Chrome · 7f3a' }),
  );
  const walkIn = testOperation(run.sessionIds[0], randomUUID(), { walkInName: 'Тилек Садыков' });
  const operations = [...listed, walkIn];
  return { ...run, operations, bytes: await fileOf(run.trainer, operations) };
}

const rows = (runId: string) => db.attendanceOperation.findMany({ where: { runId }, orderBy: { id: 'asc' } });

describe('loading the file of a phone', () => {
  test('says what it would do, without doing it', async () => {
    const { coordinator, runId, bytes } = await keptOnPhone();
    expect(await deviceFilePreview(coordinator, runId, bytes)).toMatchObject({
      ok: true,
      value: {
        ...{ owner: 'trainer', marks: 4, foreign: 0, misshapen: 0 },
        devices: ['Android · Chrome · 7f3a', 'Test'],
        sessions: [{ marks: 4, people: 4, run: { id: runId } }],
      },
    });
    expect(await rows(runId)).toEqual([]);
  });

  test('then the phone sends the same: nothing doubles', async () => {
    const { coordinator, trainer, runId, bytes, operations } = await keptOnPhone();
    expect(await loadDeviceFile(coordinator, runId, bytes)).toMatchObject({
      ok: true,
      value: { accepted: 4, known: 0, refused: 0 },
    });
    const before = await rows(runId);
    expect(before).toHaveLength(3);
    for (const row of before) {
      expect(row).toMatchObject({
        ...{ source: 'FILE', recordedById: coordinator.accountId, device: 'Android · Chrome · 7f3a' },
      });
    }
    const { answers } = await recordAttendance(trainer, operations);
    expect(answers.map(({ answer }) => answer)).toEqual(['KNOWN', 'KNOWN', 'KNOWN', 'KNOWN']);
    expect(await rows(runId)).toEqual(before);
    expect(await db.walkInOperation.count({ where: { walkIn: { runId } } })).toBe(1);
  });

  test('the phone sent them first: they are known, and stay the trainer’s', async () => {
    const { coordinator, trainer, runId, bytes, operations } = await keptOnPhone();
    await recordAttendance(trainer, operations);
    const before = await rows(runId);
    for (let time = 0; time < 2; time += 1) {
      expect(await loadDeviceFile(coordinator, runId, bytes)).toMatchObject({
        value: { accepted: 0, known: 4, refused: 0 },
      });
    }
    expect(await rows(runId)).toEqual(before);
    expect(before.every(({ recordedById }) => recordedById === trainer.accountId)).toBe(true);
  });

  test('what is of runs that are not the actor’s is refused, without a name', async () => {
    const { coordinator, trainer, runId, operations } = await keptOnPhone();
    const foreign = testOperation(other.sessionIds[0], other.enrolmentIds[0]);
    const misplaced = testOperation(operations[0]?.sessionId, other.enrolmentIds[0]);
    const bytes = await fileOf(trainer, [...operations, foreign, misplaced]);
    const outcome = await loadDeviceFile(coordinator, runId, bytes);
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value).toMatchObject({ accepted: 4, refused: 2 });
    expect(outcome.value.lines.slice(0, 3)).toMatchObject([
      { id: foreign.id, answer: 'REFUSED', code: 'SESSION_UNKNOWN', who: null, sessionId: null },
      { id: misplaced.id, answer: 'REFUSED', code: 'NOT_ON_ROSTER', who: null },
      { answer: 'ACCEPTED', who: 'Асанов Бакыт 1' },
    ]);
    expect(await rows(other.runId)).toEqual([]);
  });

  test('is written down: who loaded whose, and no names', async () => {
    const { coordinator, trainer, runId, bytes } = await keptOnPhone();
    await loadDeviceFile(coordinator, runId, bytes);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: 'loadDeviceFile', subjectId: runId },
    });
    expect(entry.actor).toBe(coordinator.accountId);
    expect(entry.details).toEqual({ account: trainer.accountId, accepted: 4, known: 0, refused: 0 });
  });

  test('a file of no account of this office is refused', async () => {
    const { coordinator, runId, operations } = await keptOnPhone();
    const bytes = new TextEncoder().encode(
      JSON.stringify(await deviceFile(randomUUID(), operations, new Date())),
    );
    expect(await loadDeviceFile(coordinator, runId, bytes)).toMatchObject({
      refusals: [{ code: 'DEVICE_FILE_ACCOUNT' }],
    });
  });

  test('the name of an account is told only where its trainer is one’s own', async () => {
    const { coordinator, runId, operations } = await keptOnPhone();
    const bytes = await fileOf(await stranger(), operations);
    expect(await deviceFilePreview(coordinator, runId, bytes)).toMatchObject({ value: { owner: null } });
  });

  test('only for whoever manages the run', async () => {
    const { trainer, runId, bytes } = await keptOnPhone();
    for (const actor of [trainer, other.coordinator, await stranger()]) {
      await expect(deviceFilePreview(actor, runId, bytes)).rejects.toThrow(NotFound);
      await expect(loadDeviceFile(actor, runId, bytes)).rejects.toThrow(NotFound);
    }
    await expect(loadDeviceFile(other.coordinator, 'no-id', bytes)).rejects.toThrow(NotFound);
  });
});
