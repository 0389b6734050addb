import { uuidv7 } from 'uuidv7';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAssess } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refusal, refuse, type Outcome, type Refusal } from '@/lib/errors/outcome';
import type { TestKind } from '@/prisma/generated/enums';
import { runToAssess, type RunToAssess } from '../../access/queries';
import type { GivenAnswer } from '../../questions/rules';
import { handInAttempts } from '../commands';
import { pinnedTest } from '../opening/commands';
import { testToTake } from '../opening/queries';
import { answersOf, attemptFacts } from '../queries';
import { askedIn } from '../../tests/queries';
import { annulledBy } from '../rules';
import { paperDecision, type PaperFacts } from './rules';
import type { PaperInput } from './schema';

async function factsOf(
  tx: Transaction,
  actor: Actor,
  run: RunToAssess,
  kind: TestKind,
  enrolmentIds: string[],
): Promise<Map<string, PaperFacts>> {
  await tx.$queryRaw`
    SELECT FROM test_attempt WHERE enrolment_id = ANY(${enrolmentIds}::uuid[]) AND kind = ${kind}::"TestKind"
      AND annulled_at IS NULL ORDER BY id FOR UPDATE`;
  const places = await tx.enrolment.findMany({
    where: { runId: run.id, id: { in: enrolmentIds }, state: 'CONFIRMED' },
    select: { id: true, personId: true },
  });
  const attempts = await tx.testAttempt.findMany({
    where: { runId: run.id, kind, annulledAt: null, enrolmentId: { in: enrolmentIds } },
    select: attemptFacts,
  });
  const answers = await answersOf(
    tx,
    attempts.map(({ id }) => id),
  );
  return new Map(
    places.map(({ id, personId }) => {
      const attempt = attempts.find(({ enrolmentId }) => enrolmentId === id);
      return [
        id,
        {
          place: { mine: !canAssess(actor, { personId, run }) },
          standing: attempt && {
            ...{ id: attempt.id, source: attempt.source, handedIn: attempt.handedInAt !== null },
            answers: answers.get(attempt.id) ?? new Map(),
          },
        },
      ];
    }),
  );
}

export type PaperSaved = {
  /** Places whose row was written, or says what stands there already. */
  saved: string[];
  refused: { enrolmentId: string; refusals: Refusal[] }[];
};

/**
 * Records what people answered on paper, row by row: each that is right is saved as a try that was handed in, the others are
 * refused beside their cells (see `paperDecision`). What stood there before stays as an annulled try. A test that was
 * never opened is pinned by the first row that is saved, and stays closed. Refuses RUN_CANCELLED, TEST_NOT_COMPOSED, and TEST_CHANGED where the grid showed
 * another version.
 */
export async function recordPaper(
  actor: Actor,
  runId: string,
  { kind, testId, rows }: PaperInput,
  now = new Date(),
): Promise<Outcome<PaperSaved>> {
  return inTransaction(
    async (tx) => {
      const run = await runToAssess(tx, actor, runId);
      if (run.cancelledAt) return refuse('RUN_CANCELLED');
      const { courseId } = await tx.courseRun.findUniqueOrThrow({
        where: { id: run.id },
        select: { courseId: true },
      });
      const taken = await testToTake(tx, { id: run.id, courseId }, kind);
      if (taken === null) return refuse('TEST_NOT_COMPOSED');
      if (taken !== testId) return refuse('TEST_CHANGED');
      const questions = await askedIn(tx, testId);
      const ids = rows.map(({ enrolmentId }) => enrolmentId);
      const facts = await factsOf(tx, actor, run, kind, [...new Set(ids)]);
      const saved: string[] = [];
      const refused: PaperSaved['refused'] = [];
      const written: Written[] = [];
      for (const [index, row] of rows.entries()) {
        const { enrolmentId, source } = row;
        const { place, standing } = facts.get(enrolmentId) ?? { place: undefined, standing: undefined };
        const twice = ids.indexOf(enrolmentId) < index;
        const decision = twice
          ? { refusals: [refusal('TWICE_IN_ONE')] }
          : paperDecision(questions, row, { place, standing });
        if ('refusals' in decision) {
          refused.push({ enrolmentId, refusals: decision.refusals });
          continue;
        }
        saved.push(enrolmentId);
        if ('answers' in decision)
          written.push({ id: uuidv7(), enrolmentId, source, answers: decision.answers, former: standing });
      }
      if (written.length > 0) {
        await pinnedTest(tx, actor, { id: run.id, courseId }, kind, now);
        await writeTries(tx, actor, { runId: run.id, kind, testId }, written, now);
      }
      return done({ saved, refused });
    },
    { timeoutMs: 60_000 },
  );
}

type Written = {
  id: string;
  enrolmentId: string;
  source: 'PAPER' | 'FILE';
  answers: Map<string, GivenAnswer>;
  former: PaperFacts['standing'];
};

async function writeTries(
  tx: Transaction,
  actor: Actor,
  test: { runId: string; kind: TestKind; testId: string },
  written: readonly Written[],
  now: Date,
): Promise<void> {
  for (const handedIn of [true, false]) {
    const former = written.flatMap((row) => (row.former?.handedIn === handedIn ? [row.former.id] : []));
    await tx.testAttempt.updateMany({
      where: { id: { in: former } },
      data: {
        ...{ annulledAt: now, annulledBy: actor.by },
        annulledWhy: handedIn ? annulledBy.correction : annulledBy.paper,
      },
    });
  }
  const tries = written.map(({ id, enrolmentId, source }) => ({ ...test, id, enrolmentId, source }));
  await tx.testAttempt.createMany({
    data: tries.map((row) => ({ ...row, startedAt: now, recordedBy: actor.by })),
  });
  await tx.testAnswer.createMany({
    data: written.flatMap(({ id, answers }) =>
      [...answers].map(([questionVersionId, { chosen, number }]) => ({
        ...{ attemptId: id, questionVersionId, chosen: [...chosen], number, answeredAt: now },
      })),
    ),
  });
  await handInAttempts(tx, tries, { by: actor.by, now });
  await audit(tx, actor, {
    action: 'recordPaper',
    subjectType: 'run',
    subjectId: test.runId,
    details: { kind: test.kind, enrolments: written.length },
  });
}
