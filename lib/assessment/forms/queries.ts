import type { Transaction } from '@/lib/db/transaction';
import type { FeedbackFormKind } from '@/prisma/generated/enums';
import { defaultForm } from './defaults/rules';
import { formDefinition, type FormDefinition } from './schema';

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
