import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';
import { csvOf, xlsxOf } from '@/lib/files/tables/write';
import type { Locale } from '@/lib/text/locale';
import { attendanceTable, type TableWords } from './queries';

/**
 * A run's attendance to take away: people by sessions as a table, and every mark with who recorded it when on which
 * device (a second sheet; CSV has the first only). Names leave the office with it, so the log says who took it.
 */
export async function exportAttendance(
  actor: Actor,
  runId: string,
  { format, locale, words }: { format: 'xlsx' | 'csv'; locale: Locale; words: TableWords },
): Promise<{ fileName: string; bytes: Buffer }> {
  const { code, board, marks } = await attendanceTable(actor, runId, locale, words);
  await inTransaction(async (tx) => {
    await audit(tx, actor, {
      action: 'exportAttendance',
      subjectType: 'run',
      subjectId: runId,
      details: { format },
    });
    return done(null);
  });
  const bytes =
    format === 'csv'
      ? Buffer.from(csvOf(board))
      : xlsxOf([
          { name: words.board, rows: board, widths: [36, 36, 24] },
          { name: words.marks, rows: marks, widths: [36, 36, 18, 10, 30, 24, 20, 28, 20] },
        ]);
  return { fileName: `${code}-attendance.${format}`, bytes };
}
