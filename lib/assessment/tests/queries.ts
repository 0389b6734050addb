import type { Db } from '@/lib/db/client';
import type { AskedQuestion } from '../questions/rules';
import { questionDefinition } from '../questions/schema';

/** What a version of a test asks, in its order. For queries and commands that have authorised already. */
export async function askedIn(tx: Db, testId: string): Promise<AskedQuestion[]> {
  const rows = await tx.courseTestQuestion.findMany({
    where: { testId },
    orderBy: { position: 'asc' },
    select: { questionVersion: { select: { id: true, kind: true, points: true, definition: true } } },
  });
  return rows.map(({ questionVersion: { definition, ...asked } }) => ({
    ...asked,
    definition: questionDefinition.parse(definition),
  }));
}
