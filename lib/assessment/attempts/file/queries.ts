import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { readTables } from '@/lib/files/tables/read';
import { readList } from '@/lib/people/lists/rules';
import type { ListRow } from '@/lib/people/lists/types';
import { knownRecords } from '@/lib/people/recognition/queries';
import { idOf } from '@/lib/text/page';
import type { TestKind } from '@/prisma/generated/enums';
import { matchRows, type Unmatched } from '../../file/rules';
import { testOfRun } from '../opening/queries';
import { latestTest } from '../queries';
import { answerColumns, answerText } from './rules';

export type AnswersFile = {
  /** The numbers of the questions that the file has columns of. */
  questions: number[];
  rows: { enrolmentId: string; cells: Record<number, string> }[];
  /** Rows that are nobody of the run for sure: their number as Excel shows it, the name in them, and why. */
  unmatched: { row: number; name: string; why: Unmatched }[];
};

const nameOf = ({ officialName, latinName, email }: ListRow) => officialName ?? latinName ?? email ?? '';

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
  const testId =
    (await testOfRun(db, run.id, kind))?.testId ?? (await latestTest(db, run.courseId, kind))?.id;
  if (!testId) return refuse('TEST_NOT_COMPOSED');
  const questions = await db.courseTestQuestion.count({ where: { testId } });
  const table = await readTables(file.bytes, file.fileName);
  if (!table.ok) return table;
  const list = readList(table.value, { country: run.countryCode });
  if (!list.ok) return list;
  // Of a workbook with several lists the first is read.
  const sheet = table.value.sheets.find(({ name }) => name === list.value.sheets[0]);
  const columns = answerColumns(list.value.columns, questions);
  if (!sheet || columns.size === 0) return refuse('ANSWERS_NO_COLUMN', { file: file.fileName });
  const listed = list.value.rows.filter(({ row }) => row <= sheet.rows.length);
  const people = await knownRecords(
    db,
    run.enrolments.map(({ personId }) => personId),
  );
  const enrolmentOf = new Map(run.enrolments.map(({ id: enrolmentId, personId }) => [personId, enrolmentId]));
  const matched = matchRows(listed, people);
  const rows = matched.flatMap(({ row, match }) => {
    const enrolmentId = 'personId' in match ? enrolmentOf.get(match.personId) : undefined;
    if (!enrolmentId) return [];
    const said = [...columns].map(([number, column]) => [number, answerText(sheet.rows[row - 1]?.[column])]);
    return [{ enrolmentId, cells: Object.fromEntries(said) as Record<number, string> }];
  });
  if (rows.length === 0) return refuse('SCORES_NOBODY_MATCHED', { file: file.fileName });
  const byRow = new Map(listed.map((each) => [each.row, each]));
  const unmatched = matched.flatMap(({ row, match }) => {
    const said = byRow.get(row);
    return 'unmatched' in match && said ? [{ row, name: nameOf(said), why: match.unmatched }] : [];
  });
  return done({ questions: [...columns.keys()].sort((a, b) => a - b), rows, unmatched });
}
