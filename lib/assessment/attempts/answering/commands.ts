import { uuidv7 } from 'uuidv7';
import { audit } from '@/lib/audit/record';
import { systemActor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { handInAttempts } from '../commands';
import { testOfRun } from '../opening/queries';
import { standingAttempt } from '../queries';
import { askedIn } from '../../tests/queries';
import { readSent, stepOf } from '../rules';
import { placeOfTestCode, type TestPlace } from './queries';

/** The person's own hand: the link is the right, and opens one test of one place. */
const actor = systemActor('test');

async function placeOf(tx: Transaction, code: string): Promise<TestPlace> {
  const place = await placeOfTestCode(tx, code);
  if (!place) throw new NotFound('test');
  return place;
}

/** Keeps the test from being closed, and the try from being handed in, until the transaction ends. */
async function held(tx: Transaction, { runId, enrolmentId, kind }: TestPlace) {
  await tx.$queryRaw`
    SELECT FROM run_test WHERE run_id = ${runId}::uuid AND kind = ${kind}::"TestKind" FOR SHARE`;
  await tx.$queryRaw`
    SELECT FROM test_attempt WHERE enrolment_id = ${enrolmentId}::uuid AND kind = ${kind}::"TestKind"
      AND annulled_at IS NULL FOR UPDATE`;
  const test = await testOfRun(tx, runId, kind);
  const attempt = await standingAttempt(tx, enrolmentId, kind);
  const open = test !== null && test.closedAt === null;
  return { test, attempt, step: stepOf({ open, attempt }) };
}

/**
 * Begins the one try of whoever holds the link; begun already (also on another phone at the same moment) it is the same
 * try. Refuses TEST_NOT_OPEN. A code that opens nothing is not found.
 */
export async function beginTest(code: string, now = new Date()): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const place = await placeOf(tx, code);
    const { test, attempt } = await held(tx, place);
    if (attempt) return done(null);
    if (!test || test.closedAt) return refuse('TEST_NOT_OPEN');
    const { runId, enrolmentId, kind } = place;
    await tx.$executeRaw`
      INSERT INTO test_attempt (id, run_id, kind, test_id, enrolment_id, source, started_at, recorded_by)
      VALUES (${uuidv7()}::uuid, ${runId}::uuid, ${kind}::"TestKind", ${test.testId}::uuid, ${enrolmentId}::uuid,
        'PERSON', ${now}, ${actor.by})
      ON CONFLICT (enrolment_id, kind) WHERE annulled_at IS NULL DO NOTHING`;
    return done(null);
  });
}

export type SentAnswer = {
  /** The try that the page showed: one that was annulled since takes nothing into the next. */
  attemptId: string;
  questionId: string;
  chosen: readonly string[];
  text: string;
  /** The page showed an answer, so that none now means that it was taken out. */
  answered: boolean;
};

/**
 * Keeps what is answered to one question. Sent twice it is the same; of two phones the later says what stands. Refuses
 * TEST_NOT_OPEN, ALREADY_HANDED_IN, TRY_ANNULLED, NOT_A_CHOICE and NUMBER_UNREADABLE.
 */
export async function saveAnswer(code: string, sent: SentAnswer, now = new Date()): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { attempt, step } = await held(tx, await placeOf(tx, code));
    if (step === 'DONE') return refuse('ALREADY_HANDED_IN');
    if (attempt?.id !== sent.attemptId) return refuse('TRY_ANNULLED');
    if (step !== 'ANSWER') return refuse('TEST_NOT_OPEN');
    const asked = (await askedIn(tx, attempt.testId)).find(({ id }) => id === sent.questionId);
    if (!asked) return refuse('NOT_A_CHOICE');
    const read = readSent(asked, sent);
    if (!read.ok) return read;
    const key = { attemptId: attempt.id, questionVersionId: asked.id };
    if (read.value) {
      const { number } = read.value;
      const said = { chosen: [...read.value.chosen], number, answeredAt: now };
      await tx.testAnswer.upsert({
        where: { attemptId_questionVersionId: key },
        create: { ...key, ...said },
        update: said,
        select: { attemptId: true },
      });
    } else if (sent.answered) {
      await tx.testAnswer.deleteMany({ where: key });
    }
    return done(null);
  });
}

/**
 * Hands the try in, once: its answers stay, and its score stands as the person's result. Handed in already it is the same.
 * What was begun before the test was closed can be handed in after. Refuses TRY_ANNULLED.
 */
export async function handInTest(code: string, attemptId: string, now = new Date()): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const place = await placeOf(tx, code);
    // As whoever records results does: an issue of certificates, a corrected score and a merge come one after another.
    await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${place.runId}::uuid FOR NO KEY UPDATE`;
    const { attempt, step } = await held(tx, place);
    if (step === 'DONE') return done(null);
    if (!attempt || attempt.id !== idOf(attemptId)) return refuse('TRY_ANNULLED');
    await handInAttempts(tx, [attempt], { by: actor.by, now });
    await audit(tx, actor, {
      action: 'handInTest',
      subjectType: 'test-attempt',
      subjectId: attempt.id,
      details: { kind: place.kind },
    });
    return done(null);
  });
}
