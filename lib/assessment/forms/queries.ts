import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import type { FeedbackFormKind } from '@/prisma/generated/enums';
import { defaultForm } from './defaults/rules';
import { formDefinition, type FormDefinition, type Question } from './schema';

/** A form as it stands; version 0 and no id: the one that Cascade brings. */
export type Form = { id: string | null; version: number; definition: FormDefinition };

/** The latest version of a course's form. */
export async function latestForm(tx: Transaction, courseId: string, kind: FeedbackFormKind): Promise<Form> {
  const row = await tx.feedbackForm.findFirst({
    where: { courseId, kind },
    orderBy: { version: 'desc' },
    select: { id: true, version: true, definition: true },
  });
  return row ? read(row) : { id: null, version: 0, definition: defaultForm(kind) };
}

/** A version of a course's form by its number; 0: the one that Cascade brings. Throws NotFound. */
export async function formVersion(
  tx: Transaction,
  courseId: string,
  kind: FeedbackFormKind,
  version: number,
): Promise<Form> {
  if (version === 0) return { id: null, version, definition: defaultForm(kind) };
  const row = await tx.feedbackForm.findUnique({
    where: { courseId_kind_version: { courseId, kind, version } },
    select: { id: true, version: true, definition: true },
  });
  if (!row) throw new NotFound('version');
  return read(row);
}

/** Versions that are looked through; who makes more than these has other worries. */
const mostVersions = 500;

/** All questions of all versions and of the form that Cascade brings: what their keys mean. */
export async function questionsEverAsked(
  tx: Transaction,
  courseId: string,
  kind: FeedbackFormKind,
): Promise<Question[]> {
  const rows = await tx.feedbackForm.findMany({
    where: { courseId, kind },
    orderBy: { version: 'desc' },
    take: mostVersions,
    select: { id: true, version: true, definition: true },
  });
  return [...defaultForm(kind).questions, ...rows.flatMap((row) => read(row).definition.questions)];
}

/** One version. */
export async function formOf(tx: Transaction, id: string): Promise<Form> {
  return read(
    await tx.feedbackForm.findUniqueOrThrow({
      where: { id },
      select: { id: true, version: true, definition: true },
    }),
  );
}

const read = (row: { id: string; version: number; definition: unknown }): Form => ({
  ...row,
  definition: formDefinition.parse(row.definition),
});
