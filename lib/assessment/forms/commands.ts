import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, type Outcome } from '@/lib/errors/outcome';
import type { FeedbackFormKind } from '@/prisma/generated/enums';
import { lockedCourse } from '../access/queries';
import type { FollowUpPlan } from '../follow-up/schema';
import { latestForm, type Form } from './queries';
import { formDigest } from './rules';
import type { FormInput } from './schema';

/**
 * Gives a course another form: a new version, for runs whose first answer is still to come. A form that asks the same as
 * the last version makes none.
 */
export async function saveForm(
  actor: Actor,
  courseId: string,
  { kind, definition }: FormInput,
): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    await lockedCourse(tx, actor, courseId);
    const last = await latestForm(tx, courseId, kind);
    if (formDigest(last.definition) === formDigest(definition)) return done({ version: last.version });
    const version = last.version + 1;
    await tx.feedbackForm.create({ data: { courseId, kind, version, definition, createdBy: actor.by } });
    await audit(tx, actor, {
      action: 'saveFeedbackForm',
      subjectType: 'course',
      subjectId: courseId,
      details: { kind, version },
    });
    return done({ version });
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
  // Runs of one course may come here at the same moment.
  await tx.feedbackForm.createMany({
    data: [{ courseId, kind, version: 1, definition: latest.definition, createdBy: 'system:first-answer' }],
    skipDuplicates: true,
  });
  const { id } = await tx.feedbackForm.findFirstOrThrow({
    where: { courseId, kind },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  return { ...latest, version: 1, id };
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
