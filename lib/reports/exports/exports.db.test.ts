import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { endDrawing } from '@/lib/files/typst/draw';
import { raster } from '@/lib/files/typst/testing/raster';
import { actorWith, value } from '@/lib/programmes/testing/fixture';
import { audienceOf } from '../audience/queries';
import { report } from '../figures/queries';
import type { ReportScope } from '../scope/types';
import { officeOfChance } from '../testing/world';
import { askExport, removeExpired, takeExport, writeExport } from './commands';
import { ownExports } from './queries';
import { writeWorkbook } from './workbook/queries';

const scope: ReportScope = {
  ...{ from: '2024-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
  ...{ countryCodes: [], kinds: [] },
};
let coordinator: Actor;

beforeAll(async () => {
  const { programmeIds } = await officeOfChance(7, { runs: 12 });
  await officeOfChance(8);
  coordinator = await actorWith({ programmeId: programmeIds[0] ?? '' });
}, 120_000);
afterAll(async () => {
  await endDrawing();
  await db.$disconnect();
});

const ask = async (format: 'XLSX' | 'CSV' | 'PDF', language: 'EN' | 'RU' = 'EN', by = coordinator) =>
  value(await askExport(by, { format, language, purpose: 'Annual report', scope })).exportId;

async function fileOf(exportId: string, by = coordinator) {
  await writeExport(exportId);
  return value(await takeExport(by, exportId));
}

test('a workbook has the figures, the tables, the rows behind them and how each number is made', async () => {
  const { figures } = await report(audienceOf(coordinator), scope, '2026-11-30');
  expect(figures.participations).toBeGreaterThan(5);
  const { bytes, name } = await fileOf(await ask('XLSX'));
  expect(name).toBe('report-2024-01-01-2025-12-31.xlsx');
  const book = read(bytes, { cellDates: true });
  const rows = (sheet: string) => utils.sheet_to_json<unknown[]>(book.Sheets[sheet] ?? {}, { header: 1 });
  expect(rows('Reports').find(([head]) => head === 'Person-days')?.[1]).toBe(figures.personDays);
  const participations = rows('Participations');
  expect(participations).toHaveLength((figures.participations ?? 0) + 1);
  expect(participations[1]?.[0]).toMatch(/^Somebody/);
  expect(participations[1]?.[5]).toBeInstanceOf(Date);
  expect(rows('People')).toHaveLength((figures.people ?? 0) + 1);
  expect(rows('How it is made').length).toBeGreaterThan(15);
});

test('CSV has the participations, and no formula in a name', async () => {
  const person = await db.person.findFirstOrThrow({ where: { enrolments: { some: {} } } });
  await db.person.updateMany({ data: { officialName: '=HYPERLINK("http://x")' } });
  const text = Buffer.from((await fileOf(await ask('CSV', 'RU'))).bytes).toString('utf8');
  expect(text.startsWith('\ufeffЧеловек;')).toBe(true);
  expect(text.indexOf('\ufeff', 1)).toBe(-1);
  expect(text).toContain(`'=HYPERLINK`);
  expect(text).not.toMatch(/(^|[;\n"])=/);
  await db.person.updateMany({ data: { officialName: person.officialName } });
});

test('the paper says the figures in either language, draws bars, and names nobody', async () => {
  for (const language of ['EN', 'RU'] as const) {
    const { bytes } = await fileOf(await ask('PDF', language));
    const { text } = await raster(bytes, 40);
    expect(text).toContain(language === 'EN' ? 'Person-days' : 'Человеко-дни');
    expect(text.length).toBeGreaterThan(200);
    expect(text).not.toContain('Somebody');
  }
});

test('whoever asks says what for, is logged, and alone can take the file', async () => {
  const exportId = await ask('CSV');
  const [listed] = await ownExports(coordinator, new Date());
  expect(listed).toMatchObject({ id: exportId, state: 'WAITING', purpose: 'Annual report' });
  await fileOf(exportId);
  expect(await db.auditEntry.count({ where: { subjectId: exportId } })).toBe(2);
  const other = await actorWith({});
  await expect(takeExport(other, exportId)).rejects.toThrow(NotFound);
  await expect(
    askExport(await actorWith(null), { format: 'CSV', language: 'EN', purpose: 'x', scope }),
  ).rejects.toThrow(NotFound);
});

test('written twice it is one file; after seven days it is gone, and who asked stays', async () => {
  const exportId = await ask('CSV');
  await Promise.all([writeExport(exportId), writeExport(exportId)]);
  await writeExport(exportId);
  const files = () => db.storedFile.count({ where: { exports: { id: exportId } } });
  expect(await files()).toBe(1);
  expect(await removeExpired(new Date())).toBe(0);
  await removeExpired(new Date(Date.now() + 8 * 86_400_000));
  expect(await files()).toBe(0);
  await expect(takeExport(coordinator, exportId)).rejects.toThrow(NotFound);
  expect(await db.reportExport.findUnique({ where: { id: exportId } })).toMatchObject({
    purpose: 'Annual report',
  });
});

test('whoever lost the right before the file was written gets none', async () => {
  const actor = await actorWith({});
  const exportId = await ask('CSV', 'EN', actor);
  await db.grant.updateMany({
    where: { accountId: actor.by },
    data: { revokedAt: new Date(), revokedBy: 'test' },
  });
  await writeExport(exportId);
  expect(await db.reportExport.findUnique({ where: { id: exportId } })).toMatchObject({ fileId: null });
});

test('a workbook that cannot be written on leaves nothing open in the database', async () => {
  const wanted = { scope, language: 'EN' as const, today: '2026-11-30' };
  const full = async () => {
    throw new Error('the disk is full');
  };
  await expect(writeWorkbook(coordinator, wanted, () => {}, full)).rejects.toThrow('the disk is full');
  const open = () => db.$queryRaw`
    SELECT query FROM pg_stat_activity
    WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`;
  await expect.poll(open).toEqual([]);
});
