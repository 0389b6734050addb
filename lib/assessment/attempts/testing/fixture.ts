import { loadActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import type { TestKind } from '@/prisma/generated/enums';
import { assessedRun } from '../../testing/fixture';
import { questionSchema } from '../../questions/schema';
import { beginTest, handInTest, saveAnswer } from '../answering/commands';
import { placeOfTestCode, testOfPlace } from '../answering/queries';
import { openTest } from '../opening/commands';
import { hallCode, ownCode } from '../links/rules';

/** What tests of tries stand on: a run whose course asks a question of each kind, and the ways to answer them. */

const blank = { texts: { en: '', ru: '' }, options: [], isTrue: null, number: null, tolerance: 0 };
const options = (right: string[]) =>
  ['a', 'b', 'c'].map((key) => ({
    key,
    texts: { en: `Option ${key}`, ru: `Вариант ${key}` },
    right: right.includes(key),
  }));
const texts = (number: number) => ({ en: `Question ${number}?`, ru: `Вопрос ${number}?` });

/** One of several (b), several of several (a, c), true or false (true), a number (30, give or take 1). */
export const asked = [
  { kind: 'SINGLE', points: 1, definition: { ...blank, texts: texts(1), options: options(['b']) } },
  { kind: 'MULTIPLE', points: 2, definition: { ...blank, texts: texts(2), options: options(['a', 'c']) } },
  { kind: 'TRUE_FALSE', points: 1, definition: { ...blank, texts: texts(3), isTrue: true } },
  { kind: 'NUMBER', points: 1, definition: { ...blank, texts: texts(4), number: 30, tolerance: 1 } },
].map((question) => questionSchema.parse(question));

/** Composes another version of a course's test of these questions. */
export async function composed(courseId: string, kind: TestKind, questions = asked): Promise<string> {
  const numbers = await db.testQuestion.count({ where: { courseId } });
  const versions: string[] = [];
  for (const [index, question] of questions.entries()) {
    const { id } = await db.testQuestion.create({
      data: { courseId, number: numbers + index + 1, createdBy: 'test' },
      select: { id: true },
    });
    const version = await db.testQuestionVersion.create({
      data: { questionId: id, version: 1, createdBy: 'test', ...question },
      select: { id: true },
    });
    versions.push(version.id);
  }
  const version = (await db.courseTest.count({ where: { courseId, kind } })) + 1;
  const test = await db.courseTest.create({
    data: {
      ...{ courseId, kind, version, createdBy: 'test' },
      questions: {
        create: versions.map((questionVersionId, index) => ({ questionVersionId, position: index + 1 })),
      },
    },
    select: { id: true },
  });
  return test.id;
}

/** A run with people, its trainer and coordinator, whose course has a test; opened unless told otherwise. */
export async function testedRun({ people = 3, kind = 'POST' as TestKind, open = true } = {}) {
  const run = await assessedRun(people);
  const { courseId } = await db.courseRun.findUniqueOrThrow({
    where: { id: run.runId },
    select: { courseId: true },
  });
  const testId = await composed(courseId, kind);
  if (open) await openTest(run.coordinator, run.runId, kind);
  return { ...run, courseId, testId, kind };
}

export const ownOf = (enrolmentId: string | undefined, kind: TestKind = 'POST'): string =>
  ownCode(codeSecret(), { enrolmentId: enrolmentId ?? '', kind });

export const hallOf = (runId: string, kind: TestKind = 'POST', linkVersion = 1): string =>
  hallCode(codeSecret(), { runId, kind, linkVersion });

/** What the page of a link shows now. */
export async function seen(code: string) {
  const place = await placeOfTestCode(db, code);
  if (!place) throw new Error('this code opens nothing');
  return testOfPlace(db, place);
}

/** Answers the question at a place from 1: keys of options, or a number as it is typed. */
export async function answer(code: string, position: number, said: string[] | string, attemptId?: string) {
  const { questions, attempt } = await seen(code);
  const [chosen, text] = typeof said === 'string' ? [[], said] : [said, ''];
  const questionId = questions[position - 1]?.id ?? '';
  return saveAnswer(code, {
    ...{ attemptId: attemptId ?? attempt?.id ?? '', questionId, chosen, text },
    answered: false,
  });
}

export const handIn = async (code: string) => handInTest(code, (await seen(code)).attempt?.id ?? '');

/** Begins, answers (right are ['b'], ['a', 'c'], ['true'] and '30') and hands in. */
export async function taken(code: string, said: (string[] | string | null)[]) {
  await beginTest(code);
  for (const [index, each] of said.entries()) if (each !== null) await answer(code, index + 1, each);
  return handIn(code);
}

export const allRight: (string[] | string)[] = [['b'], ['a', 'c'], ['true'], '30'];

/** The scores of a place that stand and stood, the latest last: "4/5", or "–" where one was taken back. */
export async function scoresAt(enrolmentId: string | undefined, kind: TestKind = 'POST') {
  const rows = await db.testScore.findMany({
    where: { enrolmentId: enrolmentId ?? '', kind },
    orderBy: { seq: 'asc' },
    select: { points: true, maxPoints: true, source: true },
  });
  return rows.map(({ points, maxPoints, source }) =>
    [source, points === null ? '–' : `${Number(points)}/${Number(maxPoints)}`].join(' '),
  );
}

/** An account of somebody on the run who coordinates it, too. */
export async function coordinatingParticipant(enrolmentId: string | undefined) {
  const { personId } = await db.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId ?? '' },
    select: { personId: true },
  });
  const { id } = await db.account.create({
    data: { email: `own-${personId}@example.org`, name: 'Own', personId },
    select: { id: true },
  });
  await db.grant.create({ data: { accountId: id, role: 'COORDINATOR', grantedBy: 'test' } });
  const actor = await loadActor(id);
  if (!actor) throw new Error('no actor');
  return actor;
}
