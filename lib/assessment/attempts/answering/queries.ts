import type { Comer } from '@/lib/attendance/check-in/queries';
import { idOfCode, opens } from '@/lib/auth/links/rules';
import type { Transaction } from '@/lib/db/transaction';
import { codeSecret } from '@/lib/env/settings';
import { shownName } from '@/lib/people/names/rules';
import { dayOf } from '@/lib/time/day';
import type { TestKind } from '@/prisma/generated/enums';
import { scoresOf } from '../../scores/queries';
import { testOfRun } from '../opening/queries';
import { answersOf, standingAttempt } from '../queries';
import { askedIn } from '../../tests/queries';
import { hallPurpose, ownPurpose } from '../links/rules';
import { stepOf, testKinds, wholeLanguages } from '../rules';

export type TestPlace = { runId: string; enrolmentId: string; kind: TestKind };

/**
 * What a code of a test leads to: a place of one's own, or the test of a hall, of which it is not known yet who comes. Null
 * for all that opens nothing: unknown, renewed, made up, a place that was given back, a run that was cancelled.
 */
export async function openedByTestCode(
  tx: Transaction,
  code: string,
): Promise<{ own: TestPlace } | { hall: { runId: string; kind: TestKind } } | null> {
  const id = idOfCode(code);
  if (!id) return null;
  const secret = codeSecret();
  const ownKind = testKinds.find((kind) => opens(secret, ownPurpose(kind), { id, version: 1 }, code));
  if (ownKind) {
    const place = await tx.enrolment.findUnique({
      where: { id },
      select: { runId: true, state: true, run: { select: { cancelledAt: true } } },
    });
    if (place?.state !== 'CONFIRMED' || place.run.cancelledAt) return null;
    return { own: { runId: place.runId, enrolmentId: id, kind: ownKind } };
  }
  const tests = await tx.runTest.findMany({
    where: { runId: id, run: { cancelledAt: null } },
    select: { kind: true, linkVersion: true },
  });
  const hall = tests.find(({ kind, linkVersion }) =>
    opens(secret, hallPurpose(kind), { id, version: linkVersion }, code),
  );
  return hall ? { hall: { runId: id, kind: hall.kind } } : null;
}

/** The place of a personal link; null where the code is anything else. */
export async function placeOfTestCode(tx: Transaction, code: string): Promise<TestPlace | null> {
  const opened = await openedByTestCode(tx, code);
  return opened && 'own' in opened ? opened.own : null;
}

/** The place of somebody who came by the code of a hall; null where they have none on this run. */
export async function placeOfComer(tx: Transaction, runId: string, comer: Comer): Promise<string | null> {
  const whose = 'personId' in comer ? { personId: comer.personId } : { id: comer.enrolmentId };
  const place = await tx.enrolment.findFirst({
    where: { runId, state: 'CONFIRMED', ...whose },
    select: { id: true },
  });
  return place?.id ?? null;
}

const runSelect = {
  ...{ startsOn: true, endsOn: true, sensitive: true, languages: true, cityEn: true, cityRu: true },
  course: { select: { titleEn: true, titleRu: true } },
} as const;

/** Which course a test is of, for who holds a code of it. */
export async function runOfTest(tx: Transaction, runId: string) {
  const run = await tx.courseRun.findUniqueOrThrow({ where: { id: runId }, select: runSelect });
  return { ...run, startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
}

/** All that the page of a test shows the person of a place. The right answers are not in it. */
export async function testOfPlace(tx: Transaction, { runId, enrolmentId, kind }: TestPlace) {
  const run = await runOfTest(tx, runId);
  const { person } = await tx.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    select: { person: { select: { officialName: true, latinName: true, preferredLanguage: true } } },
  });
  const test = await testOfRun(tx, runId, kind);
  const attempt = await standingAttempt(tx, enrolmentId, kind);
  const open = test !== null && test.closedAt === null;
  const testId = attempt?.testId ?? test?.testId;
  const questions = testId ? await askedIn(tx, testId) : [];
  const answers = attempt ? (await answersOf(tx, [attempt.id])).get(attempt.id) : undefined;
  const score = attempt?.handedInAt
    ? ((await scoresOf(tx, runId, [enrolmentId], kind)).get(enrolmentId)?.[kind]?.score ?? null)
    : null;
  return {
    ...{ runId, enrolmentId, kind, run, name: shownName(person), attempt, score },
    preferredLanguage: person.preferredLanguage,
    step: stepOf({ open, attempt }),
    languages: wholeLanguages(questions),
    questions: questions.map(({ id, kind: asks, definition: { texts, options } }) => ({
      ...{ id, kind: asks, texts },
      options: options.map(({ key, texts: words }) => ({ key, texts: words })),
    })),
    answers: answers ?? new Map(),
  };
}

export type TestSeen = Awaited<ReturnType<typeof testOfPlace>>;
export type QuestionSeen = TestSeen['questions'][number];
