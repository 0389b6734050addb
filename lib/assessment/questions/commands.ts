import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { lockedCourse } from '../access/queries';
import { mostQuestions, ofItsKind, sameQuestion } from './rules';
import { questionDefinition, type QuestionInput } from './schema';

/** Puts a question into a course's bank as version 1. Refuses BANK_FULL. Throws NotFound. */
export async function addQuestion(
  actor: Actor,
  courseId: string,
  input: QuestionInput,
): Promise<Outcome<{ questionId: string; number: number }>> {
  return inTransaction(async (tx) => {
    const course = await lockedCourse(tx, actor, courseId);
    const added = await addedQuestions(tx, actor, course.id, [input]);
    if (!added.ok) return added;
    const [question] = added.value;
    return question ? done(question) : refuse('INVALID');
  });
}

/**
 * Adds questions to the bank of a course that the caller has locked, numbered on in their order. One without any is
 * nothing. Refuses BANK_FULL.
 */
export async function addedQuestions(
  tx: Transaction,
  actor: Actor,
  courseId: string,
  inputs: readonly QuestionInput[],
): Promise<Outcome<{ questionId: string; number: number }[]>> {
  if (inputs.length === 0) return done([]);
  const { _max, _count } = await tx.testQuestion.aggregate({
    where: { courseId },
    _max: { number: true },
    _count: { _all: true },
  });
  if (_count._all + inputs.length > mostQuestions) return refuse('BANK_FULL', { max: mostQuestions });
  const first = (_max.number ?? 0) + 1;
  const rows = await tx.testQuestion.createManyAndReturn({
    data: inputs.map((_, index) => ({ courseId, number: first + index, createdBy: actor.by })),
    select: { id: true, number: true },
  });
  const added = rows
    .sort((a, b) => a.number - b.number)
    .map(({ id, number }) => ({ questionId: id, number }));
  await tx.testQuestionVersion.createMany({
    data: added.flatMap(({ questionId }, index) => {
      const input = inputs[index];
      return input ? [{ questionId, version: 1, createdBy: actor.by, ...ofItsKind(input) }] : [];
    }),
  });
  await audit(tx, actor, {
    action: 'addQuestions',
    subjectType: 'course',
    subjectId: courseId,
    details: { numbers: added.map(({ number }) => number) },
  });
  return done(added);
}

/** A question of a course that the actor may change, its bank locked; else NotFound. */
async function lockedQuestion(tx: Transaction, actor: Actor, questionId: string) {
  const id = idOf(questionId);
  const found = id && (await tx.testQuestion.findUnique({ where: { id }, select: { courseId: true } }));
  if (!found) throw new NotFound('question');
  await lockedCourse(tx, actor, found.courseId);
  return tx.testQuestion.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ id: true, courseId: true, number: true, retiredAt: true },
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, kind: true, points: true, definition: true },
      },
    },
  });
}

/**
 * Asks something else under the same number: a new version, for tests that are composed from now on. One that says the
 * same as the latest makes none. Refuses CHANGED_MEANWHILE where the latest is not the version that was `seen`.
 */
export async function reviseQuestion(
  actor: Actor,
  questionId: string,
  { seen, ...input }: QuestionInput & { seen: number },
): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const { id, courseId, number, versions } = await lockedQuestion(tx, actor, questionId);
    const [last] = versions;
    if (!last || last.version !== seen) return refuse('CHANGED_MEANWHILE');
    const next = ofItsKind(input);
    if (sameQuestion({ ...last, definition: questionDefinition.parse(last.definition) }, next))
      return done({ version: last.version });
    const version = last.version + 1;
    await tx.testQuestionVersion.create({
      data: { questionId: id, version, createdBy: actor.by, ...next },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'reviseQuestion',
      subjectType: 'course',
      subjectId: courseId,
      details: { number, version },
    });
    return done({ version });
  });
}

/** Puts the question into no further test. What asks it already and what was answered stays. */
export const retireQuestion = (actor: Actor, questionId: string) => setRetired(actor, questionId, true);

/** Lets a retired question be asked again. */
export const bringBackQuestion = (actor: Actor, questionId: string) => setRetired(actor, questionId, false);

async function setRetired(actor: Actor, questionId: string, retired: boolean): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { id, courseId, number, retiredAt } = await lockedQuestion(tx, actor, questionId);
    if ((retiredAt !== null) === retired) return done(null);
    await tx.testQuestion.update({
      where: { id },
      data: retired ? { retiredAt: new Date(), retiredBy: actor.by } : { retiredAt: null, retiredBy: null },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: retired ? 'retireQuestion' : 'bringBackQuestion',
      subjectType: 'course',
      subjectId: courseId,
      details: { number },
    });
    return done(null);
  });
}
