import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { cellText } from '@/lib/people/lists/cells/rules';
import { idOf } from '@/lib/text/page';
import type { TestKind } from '@/prisma/generated/enums';
import { fileOfPeople, type UnmatchedRow } from './people/queries';
import { scoreColumns } from './rules';

/** What a file says of one person of the run, as the cells of the grid take it. */
export type FileRow = { enrolmentId: string } & Partial<Record<TestKind, string>>;

export type ScoresFile = {
  kinds: TestKind[];
  rows: FileRow[];
  unmatched: UnmatchedRow[];
};

/**
 * Reads scores from a file for the people of a run, without writing anything: the grid is filled with them and looked at.
 * Refuses what `readTables` and `readList` refuse, SCORES_NO_COLUMN (no column is headed as a test), and
 * SCORES_NOBODY_MATCHED. NotFound for a run whose results the actor may not record.
 */
export async function scoresFile(
  actor: Actor,
  runId: string,
  file: { fileName: string; bytes: Uint8Array },
): Promise<Outcome<ScoresFile>> {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        countryCode: true,
        enrolments: { where: { state: 'CONFIRMED' }, select: { id: true, personId: true } },
      },
    }));
  if (!run) throw new NotFound('run');
  const read = await fileOfPeople(
    run,
    file,
    (head) => {
      const found = scoreColumns(head);
      return Object.keys(found).length > 0 ? found : null;
    },
    'SCORES_NO_COLUMN',
  );
  if (!read.ok) return read;
  const { columns, rows, unmatched } = read.value;
  const kinds = Object.keys(columns) as TestKind[];
  const scored = (cells: (typeof rows)[number]['cells'], kind: TestKind) =>
    cellText(cells[columns[kind] ?? -1]);
  return done({
    kinds,
    rows: rows.map(({ enrolmentId, cells }) => ({
      enrolmentId,
      ...Object.fromEntries(kinds.map((kind) => [kind, scored(cells, kind)])),
    })),
    unmatched,
  });
}
