import type { Transaction } from '@/lib/db/transaction';
import { Prisma } from '@/prisma/generated/client';
import { tables, type Changes, type Row, type TableChange } from './rules';

const name = (text: string) => Prisma.raw(`"${text.replaceAll('"', '')}"`);
const list = (columns: readonly string[], of: string) =>
  Prisma.join(
    columns.map((column) => Prisma.sql`${name(of)}.${name(column)}`),
    ', ',
  );
const recordset = (table: string, rows: readonly Row[]) =>
  Prisma.sql`jsonb_populate_recordset(NULL::${name(table)}, ${JSON.stringify(rows)}::jsonb)`;
const onKey = (key: readonly string[]) => Prisma.sql`(${list(key, 't')}) = (${list(key, 'r')})`;

/** When a row was last written says nothing of what was written. */
const unimportant = new Set(['updated_at']);

/** Rows in which the same columns changed, so that one statement does for all of them; those that change `first` before others. */
function byColumns(changed: TableChange['changed'], first?: string) {
  const groups = new Map<string, TableChange['changed']>();
  for (const each of changed) {
    const columns = Object.keys(each.was).sort().join(',');
    groups.set(columns, [...(groups.get(columns) ?? []), each]);
  }
  const before = ({ columns }: { columns: string[] }) => (first && columns.includes(first) ? 0 : 1);
  return [...groups]
    .map(([columns, rows]) => ({ columns: columns.split(','), rows }))
    .sort((a, b) => before(a) - before(b));
}

async function countOf(tx: Transaction, query: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (${query}) found`;
  return row?.count ?? 0;
}

/** The tables in which something that would be put back is not as it was left. Holds the rows until the end. */
export async function changedSince(tx: Transaction, changes: Changes): Promise<string[]> {
  const touched: string[] = [];
  for (const { name: table, key, loose } of tables) {
    const change = changes[table];
    if (!change || loose) continue;
    let asLeft = await countOf(
      tx,
      Prisma.sql`SELECT FROM ${name(table)} t JOIN ${recordset(table, change.came)} r ON ${onKey(key)}
        WHERE to_jsonb(t) = to_jsonb(r) FOR UPDATE OF t`,
    );
    for (const { columns, rows } of byColumns(change.changed)) {
      const compared = columns.filter((column) => !unimportant.has(column));
      const values = rows.map(({ key: id, is }) => ({ ...id, ...is }));
      asLeft += await countOf(
        tx,
        Prisma.sql`SELECT FROM ${name(table)} t JOIN ${recordset(table, values)} r ON ${onKey(key)}
          WHERE ${compared.length > 0 ? Prisma.sql`ROW(${list(compared, 't')}) IS NOT DISTINCT FROM ROW(${list(compared, 'r')})` : Prisma.sql`true`}
          FOR UPDATE OF t`,
      );
    }
    if (asLeft < change.came.length + change.changed.length) touched.push(table);
  }
  return touched;
}

/** Puts every row back as it was: what came goes, what changed changes back, what went comes again. */
export async function putBack(tx: Transaction, changes: Changes): Promise<void> {
  for (const { name: table, key, loose, swaps, first } of tables) {
    const change = changes[table];
    if (!change) continue;
    if (change.came.length > 0) {
      await tx.$executeRaw`DELETE FROM ${name(table)} t USING ${recordset(table, change.came)} r WHERE ${onKey(key)}`;
    }
    if (swaps && change.changed.length > 1) {
      const keys = change.changed.map((each) => each.key);
      await tx.$executeRaw`UPDATE ${name(table)} t SET ${name(swaps)} = NULL FROM ${recordset(table, keys)} r WHERE ${onKey(key)}`;
    }
    for (const { columns, rows } of byColumns(change.changed, first)) {
      const values = rows.map(({ key: id, was }) => ({ ...id, ...was }));
      const assignments = Prisma.join(
        columns.map((column) => Prisma.sql`${name(column)} = r.${name(column)}`),
        ', ',
      );
      await tx.$executeRaw`UPDATE ${name(table)} t SET ${assignments} FROM ${recordset(table, values)} r WHERE ${onKey(key)}`;
    }
    if (change.gone.length > 0) {
      // A suspicion about somebody who is gone meanwhile stays gone.
      const still = loose
        ? Prisma.sql`WHERE EXISTS (SELECT FROM person p WHERE p.id = r.a_id) AND EXISTS (SELECT FROM person p WHERE p.id = r.b_id)
            ON CONFLICT DO NOTHING`
        : Prisma.empty;
      await tx.$executeRaw`INSERT INTO ${name(table)} SELECT r.* FROM ${recordset(table, change.gone)} r ${still}`;
    }
  }
}
