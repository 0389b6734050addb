import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { readTables } from '@/lib/files/tables/read';
import { cellText } from '@/lib/people/lists/cells/rules';
import { readList } from '@/lib/people/lists/rules';
import type { ListRow } from '@/lib/people/lists/types';
import { knownRecords } from '@/lib/people/recognition/queries';
import { idOf } from '@/lib/text/page';
import type { TestKind } from '@/prisma/generated/enums';
import { matchRows, scoreColumns, type Unmatched } from './rules';

/** What a file says of one person of the run, as the cells of the grid take it. */
export type FileRow = { enrolmentId: string } & Partial<Record<TestKind, string>>;

export type ScoresFile = {
  kinds: TestKind[];
  rows: FileRow[];
  /** Rows that are nobody of the run for sure: their number as Excel shows it, the name in them, and why. */
  unmatched: { row: number; name: string; why: Unmatched }[];
};

const nameOf = ({ officialName, latinName, email }: ListRow) => officialName ?? latinName ?? email ?? '';

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
  const table = await readTables(file.bytes, file.fileName);
  if (!table.ok) return table;
  const list = readList(table.value, { country: run.countryCode });
  if (!list.ok) return list;
  // Of a workbook with several lists the first is read: scores of one test stand on one sheet.
  const sheet = table.value.sheets.find(({ name }) => name === list.value.sheets[0]);
  const columns = scoreColumns(list.value.columns);
  const kinds = Object.keys(columns) as TestKind[];
  if (!sheet || kinds.length === 0) return refuse('SCORES_NO_COLUMN', { file: file.fileName });
  const listed = list.value.rows.filter(({ row }) => row <= sheet.rows.length);
  const people = await knownRecords(
    db,
    run.enrolments.map(({ personId }) => personId),
  );
  const enrolmentOf = new Map(run.enrolments.map(({ id: enrolmentId, personId }) => [personId, enrolmentId]));
  const matched = matchRows(listed, people);
  const scored = (row: number, kind: TestKind) => cellText(sheet.rows[row - 1]?.[columns[kind] ?? -1]);
  const rows = matched.flatMap(({ row, match }): FileRow[] => {
    const enrolmentId = 'personId' in match && enrolmentOf.get(match.personId);
    if (!enrolmentId) return [];
    return [{ enrolmentId, ...Object.fromEntries(kinds.map((kind) => [kind, scored(row, kind)])) }];
  });
  if (rows.length === 0) return refuse('SCORES_NOBODY_MATCHED', { file: file.fileName });
  const byRow = new Map(listed.map((each) => [each.row, each]));
  const unmatched = matched.flatMap(({ row, match }) => {
    const said = byRow.get(row);
    return 'unmatched' in match && said ? [{ row, name: nameOf(said), why: match.unmatched }] : [];
  });
  return done({ kinds, rows, unmatched });
}
