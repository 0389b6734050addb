import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stranger, testRun, type TestRun } from '@/lib/attendance/testing/fixture';
import { canManageProgramme, canRecordAttendance } from '@/lib/auth/policy';
import { actorOf, kindNames } from '@/lib/auth/testing/actors';
import { createWorld } from '@/lib/auth/testing/world';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { office, value } from '@/lib/programmes/testing/fixture';
import type { TestKind } from '@/prisma/generated/enums';
import { addQuestion, reviseQuestion } from '../questions/commands';
import { isRight, scoreOf, type AskedQuestion, type GivenAnswer } from '../questions/rules';
import { multiple, numeric, single, trueFalse } from '../questions/testing/fixture';
import { composeTest, sameForBoth } from '../tests/commands';
import { askedIn } from '../tests/queries';
import { courseStatistics, runStatistics } from './queries';

type Try = { kind: TestKind; enrolmentId: string; answers: ReadonlyMap<string, GivenAnswer> };

const courseOf = async (runId: string) =>
  (await db.courseRun.findUniqueOrThrow({ where: { id: runId }, select: { courseId: true } })).courseId;

/** A run whose course asks the four kinds of questions before and after. */
async function asking(people: number): Promise<TestRun & { courseId: string; questionIds: string[] }> {
  const run = await testRun({ people, sessions: 1 });
  const courseId = await courseOf(run.runId);
  const questionIds: string[] = [];
  for (const input of [
    single('Which?', 'b', 2),
    multiple('Which ones?', 'ac', 3),
    trueFalse('Is it so?', false),
    numeric('How many?', 7, 0.5),
  ])
    questionIds.push(value(await addQuestion(office, courseId, input)).questionId);
  value(await composeTest(office, courseId, { kind: 'PRE', questionIds, seen: null }));
  value(await sameForBoth(office, courseId, { seen: null }));
  return { ...run, courseId, questionIds };
}

async function latest(courseId: string, kind: TestKind) {
  const test = await db.courseTest.findFirstOrThrow({
    where: { courseId, kind },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  return { testId: test.id, asked: await askedIn(db, test.id) };
}

/** Hands in tries as bare rows: how a test is taken is another matter. */
async function handIn(runId: string, tries: readonly Try[], changes: object = {}) {
  const courseId = await courseOf(runId);
  const tests = { PRE: await latest(courseId, 'PRE'), POST: await latest(courseId, 'POST') };
  for (const { kind, enrolmentId, answers } of tries) {
    await db.testAttempt.create({
      data: {
        ...{ runId, kind, enrolmentId, testId: tests[kind].testId, source: 'PERSON', recordedBy: 'test' },
        handedInAt: new Date(),
        ...changes,
        answers: {
          create: [...answers].map(([questionVersionId, { chosen, number }]) => ({
            ...{ questionVersionId, chosen: [...chosen], number },
          })),
        },
      },
      select: { id: true },
    });
  }
}

const chance = (seed: number) => fc.sample(fc.integer({ min: 0, max: 999 }), { numRuns: 2000, seed });

/** Answers of every kind, right and wrong, some left out. */
function answersOf(asked: readonly AskedQuestion[], next: () => number): Map<string, GivenAnswer> {
  const answers = new Map<string, GivenAnswer>();
  for (const { id, kind } of asked) {
    if (next() % 7 === 0) continue;
    const letters = ['a', 'b', 'c'].filter(() => next() % 2 === 0);
    const answer =
      kind === 'NUMBER'
        ? { chosen: [], number: 6 + (next() % 21) / 10 }
        : kind === 'TRUE_FALSE'
          ? { chosen: [String(next() % 2 === 0)], number: null }
          : kind === 'SINGLE'
            ? { chosen: [letters[0] ?? 'b'], number: null }
            : { chosen: letters.length > 0 ? letters.reverse() : ['c', 'a'], number: null };
    answers.set(id, answer);
  }
  return answers;
}

/** The same figures, from their definitions: slow, and with nothing of the database in them. */
function figuresBy(asked: readonly AskedQuestion[], tries: readonly Try[], question: AskedQuestion) {
  const marked = tries.map(({ answers }) => {
    const answer = answers.get(question.id);
    const correct = answer !== undefined && isRight(question, answer);
    const { points, maxPoints } = scoreOf(asked, answers);
    const others = (points - (correct ? question.points : 0)) / (maxPoints - question.points);
    return { answered: answer !== undefined, correct, total: points / maxPoints, others };
  });
  const size = Math.max(1, Math.round(0.27 * tries.length));
  const totals = marked.map(({ total }) => total).sort((a, b) => b - a);
  const [best = 0, worst = 0] = [totals[size - 1], totals[totals.length - size]];
  const share = (of: typeof marked) => of.filter(({ correct }) => correct).length / of.length;
  const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const xs = marked.map(({ correct }) => Number(correct));
  const ys = marked.map(({ others }) => others);
  const [mx, my] = [mean(xs), mean(ys)];
  const product = (as: number[], ma: number, bs: number[], mb: number) =>
    as.reduce((sum, a, index) => sum + (a - ma) * ((bs[index] ?? 0) - mb), 0);
  const variance = product(xs, mx, xs, mx) * product(ys, my, ys, my);
  return {
    tries: tries.length,
    answered: marked.filter(({ answered }) => answered).length,
    right: marked.filter(({ correct }) => correct).length,
    discrimination:
      best === worst
        ? null
        : share(marked.filter(({ total }) => total >= best)) -
          share(marked.filter(({ total }) => total <= worst)),
    correlation: variance === 0 ? null : product(xs, mx, ys, my) / Math.sqrt(variance),
  };
}

it.each([1, 2, 3, 4])('says of tries what the definitions say (%i)', async (seed) => {
  const run = await asking(23);
  const { asked } = await latest(run.courseId, 'PRE');
  const drawn = chance(seed);
  const next = () => drawn.pop() ?? 0;
  const tries = run.enrolmentIds.flatMap((enrolmentId) =>
    (['PRE', 'POST'] as const).map((kind) => ({ kind, enrolmentId, answers: answersOf(asked, next) })),
  );
  await handIn(run.runId, tries);
  const rows = await runStatistics(run.coordinator, run.runId);
  expect(rows).toHaveLength(8);
  for (const row of rows) {
    const question = asked.find(({ id }) => id === row.versionId);
    if (!question) throw new Error('nobody asked this');
    const own = tries.filter(({ kind }) => kind === row.kind);
    const expected = figuresBy(asked, own, question);
    const { tries: count, answered, right, figures } = row;
    expect({ tries: count, answered, right }).toEqual({
      tries: expected.tries,
      answered: expected.answered,
      right: expected.right,
    });
    for (const name of ['discrimination', 'correlation'] as const) {
      if (expected[name] === null) expect(figures?.[name]).toBeNull();
      else expect(figures?.[name]).toBeCloseTo(expected[name], 9);
    }
    for (const { key } of question.definition.options) {
      const chose = own.filter(({ answers }) => answers.get(question.id)?.chosen.includes(key)).length;
      expect(row.chosen[key] ?? 0).toBe(chose);
    }
    const rightIn = (kind: TestKind) =>
      tries.filter(({ kind: of, answers }) => {
        const answer = answers.get(question.id);
        return of === kind && answer !== undefined && isRight(question, answer);
      }).length;
    expect(row.paired).toEqual({ pairs: 23, before: rightIn('PRE'), after: rightIn('POST') });
  }
});

it('counts neither what was not handed in nor what was annulled, and pairs only who did both', async () => {
  const run = await asking(12);
  const { asked } = await latest(run.courseId, 'PRE');
  const all = new Map<string, GivenAnswer>(
    asked.map((question) => [question.id, { chosen: ['b'], number: null }]),
  );
  const [first = '', second = '', third = '', ...others] = run.enrolmentIds;
  const of = (kind: TestKind, ids: string[]) =>
    ids.map((enrolmentId) => ({ kind, enrolmentId, answers: all }));
  await handIn(run.runId, of('PRE', [first]), { handedInAt: null });
  await handIn(run.runId, of('PRE', [second]), {
    ...{ annulledAt: new Date(), annulledBy: 'test', annulledWhy: 'Copied' },
  });
  await handIn(run.runId, of('PRE', [third, ...others]));
  await handIn(run.runId, of('POST', others));
  const rows = await runStatistics(run.coordinator, run.runId);
  const choice = (kind: TestKind) => rows.find((row) => row.kind === kind && row.questionKind === 'SINGLE');
  expect(choice('PRE')).toMatchObject({ tries: 10, right: 10, chosen: { b: 10 } });
  expect(choice('PRE')?.figures?.flags).toEqual(['TOO_EASY']);
  // Everybody has the same total: there are no best and no worst.
  expect(choice('PRE')?.figures).toMatchObject({ discrimination: null, correlation: null });
  expect(choice('POST')).toMatchObject({
    tries: 9,
    figures: null,
    paired: { pairs: 9, before: 9, after: 9 },
  });
});

it('tells versions of a question apart, and brings the runs of a course together', async () => {
  const run = await asking(10);
  const { asked } = await latest(run.courseId, 'PRE');
  const [questionId = ''] = run.questionIds;
  const answers = (questions: readonly AskedQuestion[]) =>
    new Map<string, GivenAnswer>([[questions[0]?.id ?? '', { chosen: ['b'], number: null }]]);
  const [first = '', ...rest] = run.enrolmentIds;
  await handIn(run.runId, [{ kind: 'PRE', enrolmentId: first, answers: answers(asked) }]);
  value(await reviseQuestion(office, questionId, { ...single('Which, rather?'), seen: 1 }));
  const questionIds = [questionId];
  value(await composeTest(office, run.courseId, { kind: 'PRE', questionIds, seen: 1 }));
  const newer = (await latest(run.courseId, 'PRE')).asked;
  await handIn(
    run.runId,
    rest.map((enrolmentId) => ({ kind: 'PRE' as const, enrolmentId, answers: answers(newer) })),
  );
  const rows = await courseStatistics(run.coordinator, run.courseId);
  const own = rows.filter((row) => row.questionId === questionId);
  expect(own.map(({ version, tries }) => [version, tries])).toEqual([
    [2, 9],
    [1, 1],
  ]);
  expect(rows).toHaveLength(5);
});

it('is found by who may record results, over all runs by who manages the programme', async () => {
  const ids = await createWorld();
  const programmeId = ids.get('P1') ?? '';
  const runId = ids.get('o') ?? '';
  const courseId = await courseOf(runId);
  const facts = { programmeId, countryCode: 'KG', trainerIds: [ids.get('trainer') ?? ''] };
  const found = (act: Promise<unknown>) =>
    act.then(
      () => true,
      (error: unknown) => (error instanceof NotFound ? false : Promise.reject(error as Error)),
    );
  for (const name of kindNames) {
    const actor = actorOf(name, (key) => ids.get(key) ?? key);
    expect(await found(runStatistics(actor, runId)), name).toBe(canRecordAttendance(actor, facts));
    expect(await found(courseStatistics(actor, courseId)), name).toBe(
      canManageProgramme(actor, { programmeId }),
    );
  }
  await expect(runStatistics(await stranger(), 'nonsense')).rejects.toThrow(NotFound);
});
