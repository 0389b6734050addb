import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { lockedCourse, managedCourse } from '../../access/queries';
import { addedQuestions } from '../commands';
import { knownTexts, rowsOfFile, type GivenFile } from './queries';
import { judgeRows, newQuestions } from './rules';

/**
 * Puts the questions of a file into the bank of a course, all or none: those that its preview shows as new. Refuses what
 * the preview refuses, IMPORT_NOTHING_NEW and BANK_FULL. Throws NotFound.
 */
export async function importQuestions(
  actor: Actor,
  courseId: string,
  file: GivenFile,
): Promise<Outcome<{ added: number }>> {
  // A file is read before the course is locked: it may take seconds, and is somebody's who may not.
  await managedCourse(db, actor, courseId);
  const rows = await rowsOfFile(file);
  if (!rows.ok) return rows;
  return inTransaction(async (tx) => {
    const course = await lockedCourse(tx, actor, courseId);
    const questions = newQuestions(judgeRows(rows.value, await knownTexts(tx, course.id)));
    if (questions.length === 0) return refuse('IMPORT_NOTHING_NEW');
    const added = await addedQuestions(tx, actor, course.id, questions);
    return added.ok ? done({ added: added.value.length }) : added;
  });
}
