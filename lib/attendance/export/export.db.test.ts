import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { recordAttendance } from '../commands';
import { stranger, testOperation, testRun } from '../testing/fixture';
import { exportAttendance } from './commands';
import type { TableWords } from './queries';

const words: TableWords = {
  board: 'Board',
  marks: 'Marks',
  heads: ['Name', 'Latin', 'Institution', 'Held', 'Planned'],
  markHeads: ['Name', 'Session', 'Status', 'Minutes', 'Note', 'By', 'At', 'Device', 'How'],
  status: (status) => status.toLowerCase(),
  source: (source) => source.toLowerCase(),
  minutes: (minutes) => `${minutes} min`,
  selfCheckIn: 'self',
};
const options = (format: 'xlsx' | 'csv') => ({ format, locale: 'en' as const, words });

test('people by sessions and every mark, as they read back', async () => {
  const run = await testRun({ people: 2, sessions: 2 });
  const formula = '=HYPERLINK("http://x")';
  await recordAttendance(run.trainer, [
    testOperation(run.sessionIds[0], run.enrolmentIds[0], { status: 'LATE', minutes: 12, note: formula }),
    testOperation(run.sessionIds[1], run.enrolmentIds[1], { status: 'ABSENT', source: 'SCAN' }),
  ]);
  const { bytes, fileName } = await exportAttendance(run.coordinator, run.runId, options('xlsx'));
  expect(fileName).toMatch(/^R\w+-attendance\.xlsx$/);
  const book = read(bytes);
  const rows = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 });
  expect(
    rows('Board')
      .slice(1)
      .map((row) => [row[0], ...row.slice(3)]),
  ).toEqual([
    ['Асанов Бакыт 1', 'late, 12 min', 'not_recorded', '50%', '50%'],
    ['Асанов Бакыт 2', 'not_recorded', 'absent', '0%', '0%'],
  ]);
  expect(
    rows('Marks')
      .slice(1)
      .map((row) => [row[0], row[2], row[3], row[4], row[5], row[8]]),
  ).toEqual([
    ['Асанов Бакыт 1', 'late', 12, formula, 'trainer', 'register'],
    ['Асанов Бакыт 2', 'absent', undefined, undefined, 'trainer', 'scan'],
  ]);
  const cells = Object.values(book.Sheets.Marks ?? {}) as { f?: string }[];
  expect(cells.filter((cell) => cell.f)).toEqual([]);
});

test('a name that looks like a formula is none in CSV, and Excel reads the letters', async () => {
  const run = await testRun({ people: 1, sessions: 1 });
  const { personId } = await db.enrolment.findFirstOrThrow({ where: { runId: run.runId } });
  await db.person.update({ where: { id: personId }, data: { officialName: '=1+1' } });
  const { bytes } = await exportAttendance(run.trainer, run.runId, options('csv'));
  const text = bytes.toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain("\r\n'=1+1;");
});

test('only for those who may see the board, and the log says who took it', async () => {
  const [run, other] = [await testRun({ people: 1 }), await testRun({ people: 1 })];
  for (const actor of [other.trainer, other.coordinator, await stranger()])
    await expect(exportAttendance(actor, run.runId, options('csv'))).rejects.toThrow(NotFound);
  expect(await db.auditEntry.count({ where: { subjectId: run.runId, action: 'exportAttendance' } })).toBe(0);
  await exportAttendance(run.coordinator, run.runId, options('csv'));
  expect(await db.auditEntry.count({ where: { subjectId: run.runId, action: 'exportAttendance' } })).toBe(1);
});
