import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import type { TestKind } from '@/prisma/generated/enums';
import { runToAssess, type RunToAssess } from '../../access/queries';
import { handInAttempts } from '../commands';
import { attemptFacts, latestTest } from '../queries';
import { neverOpened } from '../rules';
import { testOfRun } from './queries';

/**
 * The test of a run as it is pinned; where it is not yet, the course's latest is, and stays closed. For commands that hold
 * the run. Refuses TEST_NOT_COMPOSED.
 */
export async function pinnedTest(
  tx: Transaction,
  actor: Actor,
  { id: runId, courseId }: { id: string; courseId: string },
  kind: TestKind,
  now: Date,
): Promise<Outcome<{ testId: string; open: boolean }>> {
  const found = await testOfRun(tx, runId, kind);
  if (found) return done({ testId: found.testId, open: found.closedAt === null });
  const latest = await latestTest(tx, courseId, kind);
  if (!latest) return refuse('TEST_NOT_COMPOSED');
  const closed = { closedAt: now, closedBy: actor.by };
  await tx.runTest.create({
    data: { runId, kind, testId: latest.id, openedAt: now, openedBy: actor.by, ...closed },
    select: { runId: true },
  });
  return done({ testId: latest.id, open: false });
}

async function said(
  tx: Transaction,
  actor: Actor,
  run: RunToAssess,
  action: string,
  details: Record<string, unknown>,
): Promise<void> {
  await audit(tx, actor, { action, subjectType: 'run', subjectId: run.id, details });
}

const courseOf = async (tx: Transaction, id: string) =>
  (await tx.courseRun.findUniqueOrThrow({ where: { id }, select: { courseId: true } })).courseId;

/**
 * Opens the test of a run before or after, for the first time or again; the first time pins the course's latest version.
 * Refuses TEST_NOT_COMPOSED and RUN_CANCELLED. NotFound for a run whose results the actor may not record.
 */
export async function openTest(
  actor: Actor,
  runId: string,
  kind: TestKind,
  now = new Date(),
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const run = await runToAssess(tx, actor, runId);
    if (run.cancelledAt) return refuse('RUN_CANCELLED');
    const courseId = await courseOf(tx, run.id);
    const pinned = await pinnedTest(tx, actor, { id: run.id, courseId }, kind, now);
    if (!pinned.ok) return pinned;
    if (pinned.value.open) return done(null);
    const test = await testOfRun(tx, run.id, kind);
    const first = test && neverOpened(test) ? { openedAt: now, openedBy: actor.by } : {};
    await tx.runTest.update({
      where: { runId_kind: { runId: run.id, kind } },
      data: { closedAt: null, closedBy: null, ...first },
      select: { runId: true },
    });
    await said(tx, actor, run, 'openTest', { kind });
    return done(null);
  });
}

/** Nothing of this run's test changes under the feet of whoever closes it or hands in: saves wait for it. */
async function held(tx: Transaction, runId: string, kind: TestKind) {
  await tx.$queryRaw`
    SELECT FROM run_test WHERE run_id = ${runId}::uuid AND kind = ${kind}::"TestKind" FOR UPDATE`;
  return testOfRun(tx, runId, kind);
}

/**
 * Takes no more answers. What was begun stays begun: its people can still hand in what they answered, or `handInBegun` does
 * it for them. Refuses TEST_NOT_OPEN. `unfinished`: how many have begun and not handed in.
 */
export async function closeTest(
  actor: Actor,
  runId: string,
  kind: TestKind,
  now = new Date(),
): Promise<Outcome<{ unfinished: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToAssess(tx, actor, runId);
    const test = await held(tx, run.id, kind);
    if (!test || test.closedAt) return refuse('TEST_NOT_OPEN');
    await tx.runTest.update({
      where: { runId_kind: { runId: run.id, kind } },
      data: { closedAt: now, closedBy: actor.by },
      select: { runId: true },
    });
    const begun = { runId: run.id, kind, annulledAt: null, handedInAt: null };
    const unfinished = await tx.testAttempt.count({ where: begun });
    await said(tx, actor, run, 'closeTest', { kind, unfinished });
    return done({ unfinished });
  });
}

/**
 * Hands in what was begun and not handed in when the test was closed. Refuses TEST_STILL_OPEN: nobody's pen is taken away
 * while they write.
 */
export async function handInBegun(
  actor: Actor,
  runId: string,
  kind: TestKind,
  now = new Date(),
): Promise<Outcome<{ handedIn: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToAssess(tx, actor, runId);
    if (run.cancelledAt) return refuse('RUN_CANCELLED');
    const test = await held(tx, run.id, kind);
    if (!test?.closedAt) return refuse('TEST_STILL_OPEN');
    await tx.$queryRaw`
      SELECT FROM test_attempt WHERE run_id = ${run.id}::uuid AND kind = ${kind}::"TestKind"
        AND annulled_at IS NULL AND handed_in_at IS NULL ORDER BY id FOR UPDATE`;
    const begun = await tx.testAttempt.findMany({
      where: { runId: run.id, kind, annulledAt: null, handedInAt: null, enrolment: { state: 'CONFIRMED' } },
      select: attemptFacts,
    });
    if (begun.length === 0) return done({ handedIn: 0 });
    await handInAttempts(tx, begun, { by: actor.by, now });
    await said(tx, actor, run, 'handInBegun', { kind, enrolments: begun.length });
    return done({ handedIn: begun.length });
  });
}

/** Gives the hall another code; the one that was shown before opens nothing any more. Refuses TEST_NOT_OPENED. */
export async function renewTestCode(actor: Actor, runId: string, kind: TestKind): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const run = await runToAssess(tx, actor, runId);
    if (!(await held(tx, run.id, kind))) return refuse('TEST_NOT_OPENED');
    const { linkVersion } = await tx.runTest.update({
      where: { runId_kind: { runId: run.id, kind } },
      data: { linkVersion: { increment: 1 } },
      select: { linkVersion: true },
    });
    await said(tx, actor, run, 'renewTestCode', { kind, version: linkVersion });
    return done(null);
  });
}

/**
 * The run takes the version of the test that the course has now. Refuses TEST_BEGUN (what people answered to is not changed
 * under them), TEST_NOT_OPENED and TEST_NOT_NEWER.
 */
export async function takeNewestTest(actor: Actor, runId: string, kind: TestKind): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const run = await runToAssess(tx, actor, runId);
    if (run.cancelledAt) return refuse('RUN_CANCELLED');
    const test = await held(tx, run.id, kind);
    if (!test) return refuse('TEST_NOT_OPENED');
    const latest = await latestTest(tx, await courseOf(tx, run.id), kind);
    if (!latest || latest.id === test.testId) return refuse('TEST_NOT_NEWER');
    const begun = await tx.testAttempt.count({ where: { runId: run.id, kind, annulledAt: null } });
    if (begun > 0) return refuse('TEST_BEGUN');
    await tx.runTest.update({
      where: { runId_kind: { runId: run.id, kind } },
      data: { testId: latest.id },
      select: { runId: true },
    });
    await said(tx, actor, run, 'takeNewestTest', { kind, version: latest.version });
    return done(null);
  });
}
