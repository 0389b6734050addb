import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import type { TestKind } from '@/prisma/generated/enums';
import { fileOfPeople, type UnmatchedRow } from '../../file/people/queries';
import { testToTake } from '../opening/queries';
import { answerColumns, answerText } from './rules';

export type AnswersFile = {
  /** The numbers of the questions that the file has columns of. */
  questions: number[];
  rows: { enrolmentId: string; cells: Record<number, string> }[];
  unmatched: UnmatchedRow[];
};

/**
 * Reads answers from a file for the people of a run, without writing anything: the grid is filled with them and looked at.
 * Refuses what `readTables` and `readList` refuse, TEST_NOT_COMPOSED, ANSWERS_NO_COLUMN (no column is headed by the number
 * of a question), and SCORES_NOBODY_MATCHED. NotFound for a run whose results the actor may not record.
 */
export async function answersFile(
  actor: Actor,
  runId: string,
  kind: TestKind,
  file: { fileName: string; bytes: Uint8Array },
): Promise<Outcome<AnswersFile>> {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        ...{ id: true, courseId: true, countryCode: true },
        enrolments: { where: { state: 'CONFIRMED' }, select: { id: true, personId: true } },
      },
    }));
  if (!run) throw new NotFound('run');
  const testId = await testToTake(db, run, kind);
  if (!testId) return refuse('TEST_NOT_COMPOSED');
  const questions = await db.courseTestQuestion.count({ where: { testId } });
  const read = await fileOfPeople(
    run,
    file,
    (head) => {
      const found = answerColumns(head, questions);
      return found.size > 0 ? found : null;
    },
    'ANSWERS_NO_COLUMN',
  );
  if (!read.ok) return read;
  const { columns, rows, unmatched } = read.value;
  return done({
    questions: [...columns.keys()].sort((a, b) => a - b),
    rows: rows.map(({ enrolmentId, cells }) => ({
      enrolmentId,
      cells: Object.fromEntries([...columns].map(([number, column]) => [number, answerText(cells[column])])),
    })),
    unmatched,
  });
}
