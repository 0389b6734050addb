import { expect, test } from 'vitest';
import { connect } from '@/scripts/setup/database.mjs';

test('a file of database tests has a migrated database of its own', async () => {
  const client = await connect(process.env.DATABASE_URL ?? '');
  const { rows } = await client.query(
    `select current_database() as name, to_regclass('_prisma_migrations') is not null as migrated,
            to_regnamespace('graphile_worker') is not null as queue`,
  );
  expect(rows[0]).toMatchObject({ migrated: true, queue: true });
  expect(rows[0].name).toMatch(/^test_/);
  await client.end();
});

test('the database tells Cyrillic letters from punctuation, and sorts them as a reader does', async () => {
  const client = await connect(process.env.DATABASE_URL ?? '');
  const { rows } = await client.query(
    `select array_agg(name order by name) as sorted from unnest(array['Юсупов','ёлкин','Елкин','Ахметов','жаров']) as name`,
  );
  expect(rows[0].sorted).toEqual(['Ахметов', 'Елкин', 'ёлкин', 'жаров', 'Юсупов']);
  await client.end();
});
