import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { dayOf } from '@/lib/time/day';
import { stranger, testRun, type TestRun } from '../testing/fixture';
import { attachSheet, removeSheet } from './commands';
import { signedSheetFile, signedSheets } from './queries';
import { sheetLimit } from './rules';
import { sheetCode } from './seals/rules';
import { heic, jpeg, pdf, png } from './testing/files';

let run: TestRun;
let other: TestRun;
let day: string;
let sessionId: string;
const now = new Date();

let made = 0;
/** A picture that no other is. */
const picture = () => {
  const bytes = jpeg();
  new DataView(bytes.buffer).setUint32(40, ++made);
  return { name: 'IMG 1.jpg', bytes };
};
const attach = (
  input: Partial<Parameters<typeof attachSheet>[2]> = {},
  file = picture(),
  actor = run.coordinator,
) => attachSheet(actor, run.runId, { day, sessionId: null, code: null, ...input }, file);
const codesOf = (outcome: Awaited<ReturnType<typeof attach>>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
const idOf = (outcome: Awaited<ReturnType<typeof attach>>) => {
  if (!outcome.ok) throw new Error(codesOf(outcome).join());
  return outcome.value.sheetId;
};
const listed = async (actor = run.coordinator) => (await signedSheets(actor, run.runId, now)).days[0];

beforeAll(async () => {
  [run, other] = [await testRun(), await testRun()];
  [sessionId = ''] = run.sessionIds;
  const { startsOn } = await db.courseRun.findUniqueOrThrow({ where: { id: run.runId } });
  day = dayOf(startsOn);
});

test('a sheet of a session and one of the day are kept as they were sent, and cover what they are of', async () => {
  expect((await listed())?.sessions.map(({ standing }) => standing)).toEqual(['MISSING', 'MISSING']);
  const file = picture();
  const sheetId = idOf(await attach({ sessionId, day: '1999-01-01' }, file));
  expect((await listed())?.sessions.map(({ standing }) => standing)).toEqual(['SIGNED', 'MISSING']);
  const kept = await signedSheetFile(run.trainer, sheetId);
  expect(kept).toMatchObject({ name: 'IMG 1.jpg', mediaType: 'image/jpeg' });
  expect(Buffer.from(kept.bytes).equals(Buffer.from(file.bytes))).toBe(true);
  idOf(await attach({}, { name: 'x', bytes: pdf() }, run.trainer));
  const [first, ofDay] = (await listed())?.sheets ?? [];
  expect(first).toMatchObject({ sessionId, page: null, attachedBy: 'coordinator', size: 64 });
  expect(ofDay).toMatchObject({ sessionId: null, name: 'x.pdf', attachedBy: 'trainer' });
  expect((await listed())?.sessions.map(({ standing }) => standing)).toEqual(['SIGNED', 'DAY_SIGNED']);
  const [log] = await db.auditEntry.findMany({ where: { action: 'attachSheet' }, orderBy: { seq: 'asc' } });
  expect(log).toMatchObject({ actor: run.coordinator.accountId, subjectId: run.runId, details: { sheetId } });
});

test('what it is its content says: a name and a type that lie help nothing', async () => {
  const html = new TextEncoder().encode('<!doctype html><script>alert(document.cookie)</script>');
  expect(codesOf(await attach({}, { name: 'sheet.jpg', bytes: html }))).toEqual(['SHEET_UNREADABLE']);
  expect(codesOf(await attach({}, { name: 'sheet.pdf', bytes: new Uint8Array() }))).toEqual([
    'SHEET_UNREADABLE',
  ]);
  const named = idOf(await attach({}, { name: 'evil.html', bytes: png() }));
  expect(await signedSheetFile(run.coordinator, named)).toMatchObject({
    name: 'evil.png',
    mediaType: 'image/png',
  });
  expect(
    (await signedSheetFile(run.coordinator, idOf(await attach({}, { name: 'p', bytes: heic() })))).mediaType,
  ).toBe('image/heic');
});

test('the largest is kept whole, and what is larger is refused', async () => {
  const bytes = new Uint8Array(sheetLimit);
  bytes.set(jpeg());
  const sheetId = idOf(await attach({}, { name: 'large', bytes }));
  expect((await signedSheetFile(run.coordinator, sheetId)).bytes.byteLength).toBe(sheetLimit);
  const larger = new Uint8Array(sheetLimit + 1);
  larger.set(jpeg());
  expect(codesOf(await attach({}, { name: 'larger', bytes: larger }))).toEqual(['SHEET_TOO_LARGE']);
});

test('a page’s code gives its number, where it is believed and where it was printed for that', async () => {
  const code = (of: 'DAY' | 'SESSION', id: string, secret = codeSecret()) =>
    sheetCode(secret, { of, id, day, page: 3 });
  const pageOf = async (input: Parameters<typeof attach>[0]) => {
    const where = { id: idOf(await attach(input)) };
    return (await db.signedSheet.findUniqueOrThrow({ where })).page;
  };
  expect(await pageOf({ code: code('DAY', run.runId) })).toBe(3);
  expect(await pageOf({ sessionId, code: code('SESSION', sessionId) })).toBe(3);
  expect(await pageOf({ code: code('SESSION', sessionId) })).toBe(null);
  expect(codesOf(await attach({ code: code('DAY', run.runId, 'guessed') }))).toEqual(['SHEET_CODE_UNKNOWN']);
  expect(codesOf(await attach({ code: 'nonsense' }))).toEqual(['SHEET_CODE_UNKNOWN']);
  expect(codesOf(await attach({ code: code('DAY', other.runId) }))).toEqual(['SHEET_OF_ANOTHER_RUN']);
  expect(codesOf(await attach({ code: code('SESSION', other.sessionIds[0] ?? '') }))).toEqual([
    'SHEET_OF_ANOTHER_RUN',
  ]);
});

test('days and sessions of others are not attached to', async () => {
  expect(codesOf(await attach({ day: '2001-01-01' }))).toEqual(['SHEET_DAY_OUTSIDE']);
  await expect(attach({ sessionId: other.sessionIds[0] ?? '' })).rejects.toThrow(NotFound);
});

test('sent twice at once it is kept once', async () => {
  const file = picture();
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => attach({}, file)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.flatMap(codesOf)).toEqual(Array.from({ length: 4 }, () => 'SHEET_ATTACHED'));
  idOf(await attach({ sessionId }, file));
});

test('one is taken away with a reason; the row and the file stay, for the office to read', async () => {
  const file = picture();
  const sheetId = idOf(await attach({}, file, run.trainer));
  expect(await removeSheet(run.trainer, { sheetId, reason: 'Blurred' })).toMatchObject({ ok: true });
  const row = await db.signedSheet.findUniqueOrThrow({ where: { id: sheetId }, include: { file: true } });
  expect(row).toMatchObject({ removedBy: run.trainer.accountId, removedReason: 'Blurred' });
  expect(row.file.bytes.byteLength).toBe(file.bytes.byteLength);
  const ofTrainer = (await listed(run.trainer))?.sheets.map(({ id }) => id);
  expect(ofTrainer).not.toContain(sheetId);
  const ofOffice = (await listed())?.sheets.find(({ id }) => id === sheetId);
  expect(ofOffice?.removed).toMatchObject({ by: 'trainer', reason: 'Blurred' });
  await expect(signedSheetFile(run.trainer, sheetId)).rejects.toThrow(NotFound);
  expect((await signedSheetFile(run.coordinator, sheetId)).name).toBe('IMG 1.jpg');
  await expect(removeSheet(run.coordinator, { sheetId, reason: 'Again' })).rejects.toThrow(NotFound);
  // The same file may come again.
  idOf(await attach({}, file));
});

test('a trainer takes away what they attached themselves, the office anything', async () => {
  const sheetId = idOf(await attach());
  const refused = await removeSheet(run.trainer, { sheetId, reason: 'Not mine' });
  expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'SHEET_NOT_YOURS' }] });
  expect((await removeSheet(run.coordinator, { sheetId, reason: 'Wrong day' })).ok).toBe(true);
});

test('nobody else sees, attaches or takes away anything', async () => {
  const sheetId = idOf(await attach());
  for (const actor of [other.trainer, other.coordinator, await stranger()]) {
    await expect(signedSheets(actor, run.runId, now)).rejects.toThrow(NotFound);
    await expect(signedSheetFile(actor, sheetId)).rejects.toThrow(NotFound);
    await expect(attach({}, picture(), actor)).rejects.toThrow(NotFound);
    await expect(removeSheet(actor, { sheetId, reason: 'x' })).rejects.toThrow(NotFound);
  }
  await expect(signedSheets(run.trainer, 'nonsense', now)).rejects.toThrow(NotFound);
  await db.trainerAssignment.updateMany({
    where: { runId: run.runId },
    data: { removedAt: new Date(), removedBy: 'test' },
  });
  await expect(signedSheetFile(run.trainer, sheetId)).rejects.toThrow(NotFound);
});
