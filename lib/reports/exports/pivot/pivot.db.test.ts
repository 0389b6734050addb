import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { actorWith, codes, value } from '@/lib/programmes/testing/fixture';
import { audienceOf } from '../../audience/queries';
import { explore } from '../../explore/queries';
import { usualSort } from '../../explore/schema';
import type { Exploration } from '../../explore/types';
import { officeOfChance } from '../../testing/world';
import { askExport, takeExport, writeExport } from '../commands';

const of: Exploration = {
  ...{
    figure: 'people',
    rows: 'course',
    columns: 'sex',
    sort: usualSort('course'),
    hide: false,
    preset: null,
  },
  scope: {
    ...{ from: '2024-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
    ...{ countryCodes: [], kinds: [] },
  },
};
let coordinator: Actor;
beforeAll(async () => {
  const { programmeIds } = await officeOfChance(62, { runs: 8, people: 14 });
  coordinator = await actorWith({ programmeId: programmeIds[0] ?? '' });
}, 120_000);
afterAll(() => db.$disconnect());

const ask = (format: 'XLSX' | 'CSV' | 'PDF', exploration: Exploration) =>
  askExport(coordinator, { format, language: 'EN', purpose: 'Test', scope: of.scope, exploration });

async function sheetOf(exploration: Exploration) {
  const { exportId } = value(await ask('XLSX', exploration));
  await writeExport(exportId);
  const { bytes, name } = value(await takeExport(coordinator, exportId));
  const book = read(bytes);
  return { name, book, rows: utils.sheet_to_json<unknown[]>(book.Sheets.People ?? {}, { header: 1 }) };
}

test('a workbook that another program reads has the numbers of the page, and how they were counted', async () => {
  const { pivot } = await explore(audienceOf(coordinator), of, '2026-01-01');
  const { name, book, rows } = await sheetOf(of);
  expect(name).toBe('table-2024-01-01-2025-12-31.xlsx');
  expect(rows[0]?.slice(1)).toEqual(
    ['Female', 'Male', 'Not stated', 'Total'].filter((_, at) => at > 2 || pivot.columns[at]),
  );
  const numbers = pivot.rows.map(({ cells, total }) => [...cells, total]);
  expect(rows.slice(1, -1).map((row) => row.slice(1)).sort()).toEqual(numbers.sort()); // prettier-ignore
  expect(rows.at(-1)).toEqual(['Total', ...pivot.columnTotals, pivot.total]);
  const how = JSON.stringify(book.Sheets['How it is made']);
  expect(how).toContain('rows do not add up');
});

test('what is hidden on the page is hidden in the file', async () => {
  const hidden = { ...of, hide: true };
  const { pivot } = await explore(audienceOf(coordinator), hidden, '2026-01-01');
  const { rows } = await sheetOf(hidden);
  const words = pivot.rows.map(({ cells, total }) => [...cells, total].map((n) => n ?? 'hidden'));
  expect(words.flat()).toContain('hidden');
  expect(rows.slice(1, -1).map((row) => row.slice(1)).sort()).toEqual(words.sort()); // prettier-ignore
});

test('CSV has the same table, and PDF is for reports', async () => {
  const { exportId } = value(await ask('CSV', of));
  await writeExport(exportId);
  const text = Buffer.from(value(await takeExport(coordinator, exportId)).bytes).toString('utf8');
  expect(text.startsWith('\ufeffCourse;')).toBe(true);
  const { pivot } = await explore(audienceOf(coordinator), of, '2026-01-01');
  expect(text).toContain(`Total;${[...pivot.columnTotals, pivot.total].join(';')}`);
  expect(codes(await ask('PDF', of))).toEqual(['NOT_A_CHOICE']);
});

test('a table that cannot be read any more fails, and nothing else with it', async () => {
  const { exportId } = value(await ask('CSV', of));
  await db.reportExport.update({ where: { id: exportId }, data: { exploration: { figure: 'gone' } } });
  await expect(writeExport(exportId)).rejects.toThrow();
  expect(await db.reportExport.findUnique({ where: { id: exportId } })).toMatchObject({ madeAt: null });
});
