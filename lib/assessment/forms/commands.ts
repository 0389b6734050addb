import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import type { z } from '@/lib/errors/zod';
import type { FeedbackFormKind } from '@/prisma/generated/enums';
import { lockedCourse } from '../access/queries';
import type { FollowUpPlan } from '../follow-up/schema';
import { formDigest } from './digest/rules';
import { keyedQuestions } from './keys/rules';
import { formVersion, latestForm, questionsEverAsked, type Form } from './queries';
import { formDefinition, type FormDefinition, type restoreFormSchema, type saveFormSchema } from './schema';

type Saved = { version: number };

async function written(
  tx: Transaction,
  actor: Actor,
  of: { courseId: string; kind: FeedbackFormKind },
  last: Form,
  definition: FormDefinition,
  restores: number | null,
): Promise<Outcome<Saved>> {
  if (formDigest(last.definition) === formDigest(definition)) return done({ version: last.version });
  const version = last.version + 1;
  await tx.feedbackForm.create({ data: { ...of, version, definition, createdBy: actor.by } });
  await audit(tx, actor, {
    action: restores === null ? 'saveFeedbackForm' : 'restoreFeedbackForm',
    subjectType: 'course',
    subjectId: of.courseId,
    details: { kind: of.kind, version, ...(restores === null ? {} : { restores }) },
  });
  return done({ version });
}

/**
 * Gives a course that the actor manages another form: a new version, for runs whose first answer is still to come. A form
 * that asks the same as the last version makes none. Keys are given here (`keyedQuestions`). Refuses CHANGED_MEANWHILE where
 * the last version is not the one that the form was begun from. Throws NotFound.
 */
export async function saveForm(
  actor: Actor,
  { courseId, kind, base, questions }: z.output<typeof saveFormSchema>,
): Promise<Outcome<Saved>> {
  return inTransaction(async (tx) => {
    await lockedCourse(tx, actor, courseId);
    const last = await latestForm(tx, courseId, kind);
    if (formDigest(last.definition) !== base) return refuse('CHANGED_MEANWHILE');
    const keyed = keyedQuestions(questions, await questionsEverAsked(tx, courseId, kind));
    const definition = formDefinition.parse({ questions: keyed });
    return written(tx, actor, { courseId, kind }, last, definition, null);
  });
}

/**
 * Brings a version back, or with 0 the form that Cascade brings: as a new version, for what was, stays. Throws NotFound,
 * also for a version that is none.
 */
export async function restoreForm(
  actor: Actor,
  { courseId, kind, version }: z.output<typeof restoreFormSchema>,
): Promise<Outcome<Saved>> {
  return inTransaction(async (tx) => {
    await lockedCourse(tx, actor, courseId);
    const last = await latestForm(tx, courseId, kind);
    const { definition } = await formVersion(tx, courseId, kind, version);
    return written(tx, actor, { courseId, kind }, last, definition, version);
  });
}

/**
 * The latest form of a course as a stored version, inside the caller's transaction: the form that Cascade brings becomes
 * version 1, so that it stays as it was answered to.
 */
export async function storedForm(
  tx: Transaction,
  courseId: string,
  kind: FeedbackFormKind,
): Promise<Form & { id: string }> {
  const latest = await latestForm(tx, courseId, kind);
  if (latest.id !== null) return { ...latest, id: latest.id };
  // Runs of one course may come here at the same moment; and nobody saves another version 1 meanwhile.
  await tx.$queryRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR SHARE`;
  await tx.feedbackForm.createMany({
    data: [{ courseId, kind, version: 1, definition: latest.definition, createdBy: 'system:first-answer' }],
    skipDuplicates: true,
  });
  const stored = await latestForm(tx, courseId, kind);
  if (stored.id === null) throw new Error(`the form of the course ${courseId} was not stored`);
  return { ...stored, id: stored.id };
}

/** Whether and when the people of a course's runs are asked what came of it, and whether their superiors are. */
export async function planFollowUp(
  actor: Actor,
  courseId: string,
  { months, asksSupervisor }: FollowUpPlan,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    await lockedCourse(tx, actor, courseId);
    await tx.course.update({
      where: { id: courseId },
      data: { followUpMonths: months, asksSupervisor },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'planFollowUp',
      subjectType: 'course',
      subjectId: courseId,
      details: { months, asksSupervisor },
    });
    return done(null);
  });
}
