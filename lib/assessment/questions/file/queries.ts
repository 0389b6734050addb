import type { Actor } from '@/lib/auth/actor';
import { db, type Db } from '@/lib/db/client';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { readTables } from '@/lib/files/tables/read';
import { managedCourse } from '../../access/queries';
import { mostQuestions } from '../rules';
import { questionDefinition } from '../schema';
import { judgeRows, readQuestions, type JudgedRow, type ReadRow } from './rules';

export type GivenFile = { fileName: string; bytes: Uint8Array };

/** The rows of a file of questions, or why it is none. Refuses what `readTables` refuses, QUESTIONS_NO_HEADER, and
 * QUESTIONS_TOO_MANY. */
export async function rowsOfFile({ fileName, bytes }: GivenFile): Promise<Outcome<ReadRow[]>> {
  const table = await readTables(bytes, fileName);
  if (!table.ok) return table;
  for (const sheet of table.value.sheets) {
    const rows = sheet.hidden ? null : readQuestions(sheet.rows);
    if (!rows || rows.length === 0) continue;
    return rows.length > mostQuestions ? refuse('QUESTIONS_TOO_MANY', { max: mostQuestions }) : done(rows);
  }
  return refuse('QUESTIONS_NO_HEADER');
}

/** What the bank asks already, retired questions as well. For queries and commands that have authorised. */
export async function knownTexts(tx: Db, courseId: string) {
  const rows = await tx.testQuestion.findMany({
    where: { courseId },
    select: {
      number: true,
      versions: { orderBy: { version: 'desc' }, take: 1, select: { definition: true } },
    },
  });
  return rows.map(({ number, versions: [latest] }) => ({
    number,
    texts: latest ? questionDefinition.parse(latest.definition).texts : {},
  }));
}

/**
 * What a file of questions would put into the bank of a course, row by row; writes nothing. Refuses what `rowsOfFile`
 * refuses. Throws NotFound.
 */
export async function questionFile(
  actor: Actor,
  courseId: string,
  file: GivenFile,
): Promise<Outcome<{ rows: JudgedRow[] }>> {
  const course = await managedCourse(db, actor, courseId);
  const rows = await rowsOfFile(file);
  if (!rows.ok) return rows;
  return done({ rows: judgeRows(rows.value, await knownTexts(db, course.id)) });
}
