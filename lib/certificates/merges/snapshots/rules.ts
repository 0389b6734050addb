/** A row as the database writes it in JSON. */
export type Row = Record<string, unknown>;
export type Rows = Record<string, Row[]>;

/** What happened to the rows of a table: gone and come are whole; of a changed one, its key and what was and is. */
export type TableChange = { gone: Row[]; came: Row[]; changed: { key: Row; was: Row; is: Row }[] };
export type Changes = Record<string, TableChange>;

/**
 * The tables that hang on a person, in the order in which their rows can be put back, and what tells their rows apart.
 * `loose`: found anew at any time, so a later change is no obstacle. `swaps`: a column of unique values that two rows may
 * have to change at once. `first`: rows that change this column are put back before the others, which may stand only then.
 */
export const tables: readonly {
  name: string;
  key: readonly string[];
  loose?: true;
  swaps?: string;
  first?: string;
}[] = [
  { name: 'person', key: ['id'] },
  { name: 'imported_person', key: ['person_id'] },
  { name: 'account', key: ['id'], swaps: 'person_id' },
  { name: 'enrolment', key: ['id'] },
  { name: 'enrolment_decision', key: ['id'] },
  { name: 'attendance_operation', key: ['id'] },
  { name: 'attendance_mark', key: ['session_id', 'enrolment_id'] },
  { name: 'walk_in', key: ['id'] },
  { name: 'test_score', key: ['id'] },
  { name: 'test_attempt', key: ['id'], first: 'enrolment_id' },
  { name: 'assessor_verdict', key: ['id'] },
  { name: 'invitation', key: ['id'] },
  { name: 'place_offer', key: ['id'] },
  { name: 'mail_message', key: ['id'] },
  { name: 'nomination', key: ['id'] },
  { name: 'supervisor', key: ['enrolment_id'] },
  { name: 'follow_up', key: ['id'] },
  { name: 'trainer_assignment', key: ['id'] },
  { name: 'session_trainer', key: ['session_id', 'person_id'] },
  { name: 'certificate', key: ['id'] },
  { name: 'certificate_hold', key: ['id'] },
  { name: 'qualification', key: ['id'] },
  { name: 'unavailability', key: ['id'] },
  { name: 'calendar_feed', key: ['id'] },
  { name: 'next_step', key: ['id'] },
  { name: 'hand_out_recipient', key: ['id'] },
  { name: 'duplicate_candidate', key: ['a_id', 'b_id'], loose: true },
];

const part = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column]]));
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What changed between two looks at the same rows; tables where nothing did are left out. */
export function changesBetween(before: Rows, after: Rows): Changes {
  const all: Changes = {};
  for (const { name, key } of tables) {
    const keyOf = (row: Row) => JSON.stringify(part(row, key));
    const [was, is] = [before[name] ?? [], after[name] ?? []].map(
      (rows) => new Map(rows.map((row) => [keyOf(row), row])),
    ) as [Map<string, Row>, Map<string, Row>];
    const change: TableChange = {
      gone: [...was].filter(([id]) => !is.has(id)).map(([, row]) => row),
      came: [...is].filter(([id]) => !was.has(id)).map(([, row]) => row),
      changed: [...was].flatMap(([id, row]) => {
        const now = is.get(id);
        const columns = now ? Object.keys(row).filter((column) => !same(row[column], now[column])) : [];
        if (!now || columns.length === 0) return [];
        return [{ key: part(row, key), was: part(row, columns), is: part(now, columns) }];
      }),
    };
    if (change.gone.length + change.came.length + change.changed.length > 0) all[name] = change;
  }
  return all;
}
