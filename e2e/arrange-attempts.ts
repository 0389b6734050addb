import { ownCode } from '@/lib/assessment/attempts/links/rules';
import { questionSchema } from '@/lib/assessment/questions/schema';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import type { TestKind } from '@/prisma/generated/enums';

/** Where the person of a place takes a test of their run: what their mails and pages lead to. */
export const testPath = (enrolmentId: string, kind: TestKind): Promise<string> =>
  Promise.resolve(`/test/${ownCode(codeSecret(), { enrolmentId, kind })}`);

const blank = { options: [], isTrue: null, number: null, tolerance: 0 };
const options = (right: string[]) =>
  ['a', 'b', 'c'].map((key) => ({
    key,
    texts: { en: `Choice ${key}`, ru: `Выбор ${key}` },
    right: right.includes(key),
  }));
const texts = (number: number) => ({ en: `What is right of ${number}?`, ru: `Что верно о ${number}?` });
const questions = [
  { kind: 'SINGLE', points: 1, definition: { ...blank, texts: texts(1), options: options(['b']) } },
  { kind: 'MULTIPLE', points: 2, definition: { ...blank, texts: texts(2), options: options(['a', 'c']) } },
  { kind: 'NUMBER', points: 1, definition: { ...blank, texts: texts(3), number: 30, tolerance: 0 } },
].map((question) => questionSchema.parse(question));

/** A course has a test of three questions: b, a and c, 30; one, two and one points. */
export async function composedTest(courseId: string, kind: TestKind): Promise<void> {
  const before = await db.testQuestion.count({ where: { courseId } });
  const positions: { questionVersionId: string; position: number }[] = [];
  for (const [index, question] of questions.entries()) {
    const { id: questionId } = await db.testQuestion.create({
      data: { courseId, number: before + index + 1, createdBy: 'journeys' },
      select: { id: true },
    });
    const { id: questionVersionId } = await db.testQuestionVersion.create({
      data: { questionId, version: 1, createdBy: 'journeys', ...question },
      select: { id: true },
    });
    positions.push({ questionVersionId, position: index + 1 });
  }
  const version = (await db.courseTest.count({ where: { courseId, kind } })) + 1;
  await db.courseTest.create({
    data: { courseId, kind, version, createdBy: 'journeys', questions: { create: positions } },
    select: { id: true },
  });
}
