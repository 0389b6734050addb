import type { Actor } from '@/lib/auth/actor';
import { canAssess, canManageRun } from '@/lib/auth/policy';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { codeSecret, publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import type { TestKind } from '@/prisma/generated/enums';
import { isRight } from '../../questions/rules';
import { answersOf, latestTest } from '../queries';
import { askedIn } from '../../tests/queries';
import { hallCode, ownCode } from '../links/rules';
import { chosenLanguage, inWords, standingOfTest, testKinds, wholeLanguages } from '../rules';
import { writeCell } from '../paper/rules';

async function runOf(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        ...{ id: true, code: true, courseId: true, programmeId: true, countryCode: true },
        ...{ timeZone: true, sensitive: true, cancelledAt: true, languages: true },
        course: { select: { titleEn: true, titleRu: true } },
        tests: true,
        trainers: { where: { removedAt: null }, select: { personId: true } },
      },
    }));
  if (!run) throw new NotFound('run');
  const { programmeId, countryCode, trainers, ...rest } = run;
  const facts = { programmeId, countryCode, trainerIds: trainers.map(({ personId }) => personId) };
  return { ...rest, facts, managed: canManageRun(actor, facts), cancelled: run.cancelledAt !== null };
}

/** How the tests of a run stand, for who may record its results: composed, open or closed, and how many handed in. */
export async function runTests(actor: Actor, runId: string) {
  const run = await runOf(actor, runId);
  const expected = await db.enrolment.count({ where: { runId: run.id, state: 'CONFIRMED' } });
  const tries = await db.testAttempt.groupBy({
    by: ['kind'],
    where: { runId: run.id, annulledAt: null, enrolment: { state: 'CONFIRMED' } },
    _count: { _all: true, handedInAt: true },
  });
  const tests = await Promise.all(
    testKinds.map(async (kind) => {
      const pinned = run.tests.find((test) => test.kind === kind);
      const latest = await latestTest(db, run.courseId, kind);
      const testId = pinned?.testId ?? latest?.id;
      const version = testId
        ? await db.courseTest.findUnique({
            where: { id: testId },
            select: { version: true, _count: { select: { questions: true } } },
          })
        : null;
      const counted = tries.find((each) => each.kind === kind)?._count;
      const handedIn = counted?.handedInAt ?? 0;
      const begun = counted?._all ?? 0;
      return {
        kind,
        standing: standingOfTest(version !== null, pinned ?? null),
        ...{ version: version?.version ?? null, questions: version?._count.questions ?? 0 },
        /** The course has another version by now, which the run can take as long as nobody has begun. */
        newer: pinned && latest && latest.id !== pinned.testId ? latest.version : null,
        ...{ expected, handedIn, unfinished: begun - handedIn },
        closedAt: pinned?.closedAt ?? null,
      };
    }),
  );
  return {
    ...{ runId: run.id, courseId: run.courseId, timeZone: run.timeZone },
    ...{ managed: run.managed, cancelled: run.cancelled, tests },
  };
}

export type RunTests = Awaited<ReturnType<typeof runTests>>;
export type RunTestHead = RunTests['tests'][number];

/** The code of the hall, for the wall: for who may record results. NotFound where the test never was opened. */
export async function hallOfTest(actor: Actor, runId: string, kind: TestKind) {
  const { tests, course, managed, sensitive, cancelled, id } = await runOf(actor, runId);
  const test = tests.find((each) => each.kind === kind);
  if (!test) throw new NotFound('test');
  const code = hallCode(codeSecret(), { runId: id, kind, linkVersion: test.linkVersion });
  return {
    ...{ runId: id, kind, course, managed, sensitive },
    open: test.closedAt === null && !cancelled,
    url: `${publicUrl()}/test/${code}`,
  };
}

export type TestHall = Awaited<ReturnType<typeof hallOfTest>>;

/**
 * Everybody's try at a test of a run, for who may record its results: not begun, begun, or handed in when and how; and the
 * ones that were annulled, with the reasons. Links that answer in somebody's name are in it only for who manages the run.
 */
export async function triesOf(actor: Actor, runId: string, kind: TestKind) {
  const run = await runOf(actor, runId);
  const places = await db.enrolment.findMany({
    where: { runId: run.id, OR: [{ state: 'CONFIRMED' }, { testAttempts: { some: { kind } } }] },
    orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
    select: {
      ...{ id: true, state: true },
      person: { select: { id: true, officialName: true, latinName: true } },
      testAttempts: {
        where: { kind },
        orderBy: { startedAt: 'desc' },
        select: {
          ...{
            id: true,
            source: true,
            startedAt: true,
            handedInAt: true,
            annulledAt: true,
            annulledWhy: true,
          },
          _count: { select: { answers: true } },
        },
      },
    },
  });
  const test = run.tests.find((each) => each.kind === kind) ?? null;
  return {
    run: { id: run.id, timeZone: run.timeZone, cancelled: run.cancelled },
    ...{ kind, managed: run.managed, open: test !== null && test.closedAt === null && !run.cancelled },
    rows: places.map(({ id, state, person, testAttempts: attempts }) => {
      const standing = attempts.find(({ annulledAt }) => annulledAt === null);
      const onRoster = state === 'CONFIRMED';
      const waits = onRoster && !standing?.handedInAt && test && !run.cancelled;
      return {
        ...{ enrolmentId: id, person, onRoster },
        own: !canAssess(actor, { personId: person.id, run: run.facts }),
        attempt: standing
          ? {
              ...{ id: standing.id, source: standing.source },
              answered: standing._count.answers,
              at: standing.handedInAt,
            }
          : null,
        annulled: attempts.flatMap(({ annulledAt, annulledWhy }) =>
          annulledAt ? [{ at: annulledAt, why: annulledWhy ?? '' }] : [],
        ),
        link:
          run.managed && waits
            ? `${publicUrl()}/test/${ownCode(codeSecret(), { enrolmentId: id, kind })}`
            : null,
      };
    }),
  };
}

export type Tries = Awaited<ReturnType<typeof triesOf>>;
export type TryRow = Tries['rows'][number];

/**
 * What somebody answered, with what was right, for who may record results; never one's own before it is handed in, and never
 * of a try that goes on. Null: there is no such try.
 */
export async function answersOfPlace(
  actor: Actor,
  runId: string,
  kind: TestKind,
  enrolmentId: string,
  wishes: readonly string[],
) {
  const run = await runOf(actor, runId);
  const id = idOf(enrolmentId);
  const attempt =
    id &&
    (await db.testAttempt.findFirst({
      where: { runId: run.id, kind, enrolmentId: id, annulledAt: null, handedInAt: { not: null } },
      select: {
        ...{ id: true, testId: true },
        enrolment: { select: { person: { select: { officialName: true, latinName: true } } } },
      },
    }));
  if (!attempt) return null;
  const questions = await askedIn(db, attempt.testId);
  const answers = (await answersOf(db, [attempt.id])).get(attempt.id);
  const language = chosenLanguage(wholeLanguages(questions), [...wishes, ...run.languages]);
  return {
    person: attempt.enrolment.person,
    language,
    answers: questions.map((question) => {
      const given = answers?.get(question.id);
      const { definition } = question;
      return {
        ...{ id: question.id, kind: question.kind, points: question.points },
        text: inWords(definition.texts, language),
        written: writeCell(question, given),
        options: definition.options.map(({ key, texts, right }) => ({
          ...{ key, right, text: inWords(texts, language) },
          chosen: given?.chosen.includes(key) ?? false,
        })),
        ...{ isTrue: definition.isTrue, number: definition.number, tolerance: definition.tolerance },
        answered: given !== undefined,
        right: given !== undefined && isRight(question, given),
      };
    }),
  };
}

export type AnswersOfPlace = NonNullable<Awaited<ReturnType<typeof answersOfPlace>>>;
