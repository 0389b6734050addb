import { db } from '@/lib/db/client';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { readTables } from '@/lib/files/tables/read';
import type { Cell } from '@/lib/files/tables/types';
import { readList } from '@/lib/people/lists/rules';
import type { ListColumn, ListRow } from '@/lib/people/lists/types';
import { knownRecords } from '@/lib/people/recognition/queries';
import { matchRows, type Unmatched } from '../rules';

type RunOfFile = { countryCode: string; enrolments: readonly { id: string; personId: string }[] };

/** Rows that are nobody of the run for sure: their number as Excel shows it, the name in them, and why. */
export type UnmatchedRow = { row: number; name: string; why: Unmatched };

type OfPeople<Columns> = {
  columns: Columns;
  /** Somebody of the run, and what stands in the columns of their row. */
  rows: { enrolmentId: string; cells: readonly (Cell | undefined)[] }[];
  unmatched: UnmatchedRow[];
};

const nameOf = ({ officialName, latinName, email }: ListRow) => officialName ?? latinName ?? email ?? '';

/**
 * The rows of a file that are of people of a run. `columnsOf` finds in the head what is looked for; null: it is not there.
 * Refuses what `readTables` and `readList` refuse, `noColumn`, and SCORES_NOBODY_MATCHED.
 */
export async function fileOfPeople<Columns>(
  run: RunOfFile,
  file: { fileName: string; bytes: Uint8Array },
  columnsOf: (head: readonly ListColumn[]) => Columns | null,
  noColumn: string,
): Promise<Outcome<OfPeople<Columns>>> {
  const table = await readTables(file.bytes, file.fileName);
  if (!table.ok) return table;
  const list = readList(table.value, { country: run.countryCode });
  if (!list.ok) return list;
  // Of a workbook with several lists the first is read: what is of one test stands on one sheet.
  const sheet = table.value.sheets.find(({ name }) => name === list.value.sheets[0]);
  const columns = columnsOf(list.value.columns);
  if (!sheet || columns === null) return refuse(noColumn, { file: file.fileName });
  const listed = list.value.rows.filter(({ row }) => row <= sheet.rows.length);
  const people = await knownRecords(
    db,
    run.enrolments.map(({ personId }) => personId),
  );
  const enrolmentOf = new Map(run.enrolments.map(({ id, personId }) => [personId, id]));
  const matched = matchRows(listed, people);
  const rows = matched.flatMap(({ row, match }) => {
    const enrolmentId = 'personId' in match ? enrolmentOf.get(match.personId) : undefined;
    return enrolmentId ? [{ enrolmentId, cells: sheet.rows[row - 1] ?? [] }] : [];
  });
  if (rows.length === 0) return refuse('SCORES_NOBODY_MATCHED', { file: file.fileName });
  const byRow = new Map(listed.map((each) => [each.row, each]));
  const unmatched = matched.flatMap(({ row, match }) => {
    const said = byRow.get(row);
    return 'unmatched' in match && said ? [{ row, name: nameOf(said), why: match.unmatched }] : [];
  });
  return done({ columns, rows, unmatched });
}
