import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { recordAttendance } from '../commands';
import { stranger, testOperation, testRun } from '../testing/fixture';
import { exportAllowances, setAllowance } from './commands';
import { allowanceList } from './queries';
import { renderAllowances } from './render';
import { allowanceSchema } from './schema';

const words = {
  sheet: 'Allowances',
  heads: ['No.', 'Name', 'Latin', 'Institution', 'Days', 'Count', 'Amount', 'Currency', 'Signature'],
  total: 'Total',
};

/** Six sessions on two days: the first was there on both, the second late on one, the third never. */
async function attendedRun() {
  const run = await testRun({ people: 3, sessions: 6 });
  const at = (session: number, person: number, status: 'PRESENT' | 'LATE' | 'ABSENT' | 'EXCUSED') =>
    testOperation(run.sessionIds[session], run.enrolmentIds[person], {
      status,
      ...(status === 'LATE' ? { minutes: 5 } : {}),
    });
  await recordAttendance(run.trainer, [
    ...[at(0, 0, 'PRESENT'), at(1, 0, 'PRESENT'), at(4, 0, 'PRESENT')],
    ...[at(0, 1, 'LATE'), at(4, 1, 'EXCUSED'), at(0, 2, 'ABSENT'), at(5, 2, 'ABSENT')],
  ]);
  return run;
}

test('pays days attended and no others', async () => {
  const run = await attendedRun();
  expect((await allowanceList(run.coordinator, run.runId)).rows.map(({ minor }) => minor)).toEqual([
    null,
    null,
  ]);
  await setAllowance(run.coordinator, run.runId, { currency: 'KGS', perDay: '1 250.50' });
  const { rows, personDays, rate } = await allowanceList(run.coordinator, run.runId);
  expect(rate).toEqual({ currency: 'KGS', perDayMinor: 125_050 });
  expect(rows.map(({ officialName, days, minor }) => [officialName, days.length, minor])).toEqual([
    ['Асанов Бакыт 1', 2, 250_100],
    ['Асанов Бакыт 2', 1, 125_050],
  ]);
  expect(personDays).toBe(3);
  await db.trainingSession.update({
    where: { id: run.sessionIds[4] ?? '' },
    data: { cancelledAt: new Date() },
  });
  expect((await allowanceList(run.coordinator, run.runId)).personDays).toBe(2);
});

test('is a workbook whose figures are figures, and the log says who took it', async () => {
  const run = await attendedRun();
  expect(await exportAllowances(run.coordinator, run.runId, words)).toMatchObject({
    refusals: [{ code: 'ALLOWANCE_NOT_SET' }],
  });
  await setAllowance(run.coordinator, run.runId, { currency: 'USD', perDay: '45.10' });
  const outcome = await exportAllowances(run.coordinator, run.runId, words);
  if (!outcome.ok) throw new Error('refused');
  expect(outcome.value.fileName).toMatch(/^R\w+-allowances\.xlsx$/);
  const sheet = read(outcome.value.bytes).Sheets.Allowances ?? {};
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
  expect(rows.slice(1).map((row) => [row[1], row[5], row[6], row[7]])).toEqual([
    ['Асанов Бакыт 1', 2, 90.2, 'USD'],
    ['Асанов Бакыт 2', 1, 45.1, 'USD'],
    ['Total', 3, 135.3, 'USD'],
  ]);
  const taken = { action: 'exportAllowances', subjectId: run.runId, actor: run.coordinator.by };
  expect(await db.auditEntry.count({ where: taken })).toBe(1);
});

test('is for who manages the run: neither its trainer nor anybody else', async () => {
  const [run, other] = [await attendedRun(), await testRun({ people: 1 })];
  for (const actor of [run.trainer, other.coordinator, await stranger()]) {
    await expect(allowanceList(actor, run.runId)).rejects.toThrow(NotFound);
    await expect(setAllowance(actor, run.runId, { currency: 'USD', perDay: '1' })).rejects.toThrow(NotFound);
    await expect(exportAllowances(actor, run.runId, words)).rejects.toThrow(NotFound);
  }
});

test('a rate is an amount of a currency that there is', () => {
  const refused = (currency: string, perDay: string) =>
    allowanceSchema
      .safeParse({ currency, perDay })
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  expect(refused('USD', '45.10')).toBe(undefined);
  expect(refused('USD', '')).toEqual(['perDay REQUIRED']);
  expect(refused('USD', '0')).toEqual(['perDay REQUIRED']);
  expect(refused('USD', '1.234')).toEqual(['perDay AMOUNT_FORMAT']);
  expect(refused('ABC', '1')).toEqual(['currency NOT_A_CHOICE']);
});

test('is a sheet to be signed, with days attended and amounts', async () => {
  const run = await attendedRun();
  const list = {
    ...{ label: 'Daily allowances', neutralTitle: 'A course', total: 'Total', footer: 'As of today' },
    heads: ['No.', 'Name', 'Days', 'Count', 'Amount', 'Signature'],
    perDay: (amount: string) => `${amount} a day`,
    pageOf: 'Page {page} of {pages}',
  };
  const render = () => renderAllowances(run.coordinator, run.runId, 'en', list, new Date(0));
  expect(await render()).toMatchObject({ refusals: [{ code: 'ALLOWANCE_NOT_SET' }] });
  await setAllowance(run.coordinator, run.runId, { currency: 'USD', perDay: '45.10' });
  const outcome = await render();
  if (!outcome.ok) throw new Error('refused');
  const { pdf, fileName } = outcome.value;
  expect(fileName).toMatch(/^R\w+-allowances-en\.pdf$/);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  const again = await render();
  expect(again.ok && Buffer.from(again.value.pdf).equals(Buffer.from(pdf))).toBe(true);
  await expect(renderAllowances(run.trainer, run.runId, 'en', list, new Date(0))).rejects.toThrow(NotFound);
});
