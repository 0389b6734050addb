import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { xlsxOf } from '@/lib/files/tables/write';
import { managedCourse } from '../../../access/queries';
import { exampleRows, type ExampleHeader, type ExampleWords } from './rules';

type Words = { sheet: string; header: ExampleHeader; en: ExampleWords; ru: ExampleWords };

/** An Excel table of questions to begin from, for who manages the course. Throws NotFound. */
export async function questionExample(actor: Actor, courseId: string, { sheet, header, en, ru }: Words) {
  const { code } = await managedCourse(db, actor, courseId);
  const widths = [12, 44, 44, 32, 32, 10, 8, 10, 10];
  return {
    fileName: `questions-${code.replace(/[^\w.-]+/g, '-')}.xlsx`,
    bytes: xlsxOf([{ name: sheet, rows: exampleRows(header, en, ru), widths }]),
  };
}
