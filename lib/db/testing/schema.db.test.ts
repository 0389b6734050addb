import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { connect } from '@/scripts/setup/database.mjs';
import { schemaDiff, schemaFiles } from '@/scripts/setup/schema-engine.mjs';
import { withDatabase } from './cluster';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** What Prisma believes of the database: tables, columns, enums, and which columns are unique together. */
async function structure(url: string): Promise<string[]> {
  const client = await connect(url);
  const { rows } = await client.query<{ line: string }>(
    `select format('%s.%s %s%s', table_name, column_name,
                   coalesce(nullif(data_type, 'USER-DEFINED'), udt_name),
                   case when is_nullable = 'NO' then ' not null' else '' end) as line
       from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER'
     union all
     select format('enum %s %s', typname, string_agg(enumlabel, ' ' order by enumsortorder))
       from pg_enum join pg_type on pg_type.oid = enumtypid group by typname
     union all
     select format('unique %s', regexp_replace(replace(indexdef, ' NULLS NOT DISTINCT', ''), '^.* ON ', ''))
       from pg_indexes where schemaname = 'public' and indexdef like 'CREATE UNIQUE%' and indexdef not like '% WHERE %'
     union all
     -- When a key is looked at is not Prisma's to know.
     select format('key %s %s', conrelid::regclass,
                   replace(pg_get_constraintdef(oid), ' DEFERRABLE INITIALLY DEFERRED', ''))
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  await client.end();
  return rows.map((row) => row.line);
}

test('the migrations lead to the schema that the code believes in', async () => {
  const { ownerUrl, databaseUrl, run } = inject('testDatabase');
  const scratch = `${run}schema`;
  const owner = await connect(ownerUrl);
  await owner.query(`create database ${scratch} owner cascade`);
  await owner.end();
  const believedUrl = withDatabase(databaseUrl, scratch);
  const client = await connect(believedUrl);
  // Tables that the schema describes in full, without what only SQL can say.
  await client.query('create extension if not exists citext; create extension if not exists btree_gist');
  await client.query(await schemaDiff([], await schemaFiles(root)));
  await client.end();

  const actual = new Set(await structure(process.env.DATABASE_URL ?? ''));
  const missing = (await structure(believedUrl)).filter((line) => !actual.has(line));
  expect(missing).toEqual([]);
});
