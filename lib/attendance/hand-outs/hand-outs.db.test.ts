import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, value } from '@/lib/runs/testing/fixture';
import { recordAttendance } from '../commands';
import { pdf } from '../sheets/testing/files';
import { stranger, testOperation, testRun } from '../testing/fixture';
import { attachHandOutFile, recordHandOut, removeHandOut, setRecipients } from './commands';
import { handOutFile, handOuts } from './queries';
import { handOutLimit } from './schema';

const handbook = { title: 'Handbook', language: 'ru', copies: 40 };
const nobody = { sessionIds: [], personIds: [], institutionIds: [] };
const personOf = async (enrolmentId: string | undefined) =>
  (await db.enrolment.findUniqueOrThrow({ where: { id: enrolmentId ?? '' } })).personId;

test('everybody in a session received it, once, beside people and institutions that were chosen', async () => {
  const run = await testRun({ people: 3, sessions: 2 });
  await recordAttendance(run.trainer, [
    testOperation(run.sessionIds[0], run.enrolmentIds[0]),
    testOperation(run.sessionIds[0], run.enrolmentIds[1], { status: 'LATE', minutes: 5 }),
    testOperation(run.sessionIds[0], run.enrolmentIds[2], { status: 'ABSENT' }),
  ]);
  const { handOutId } = value(await recordHandOut(run.coordinator, run.runId, handbook));
  const { id: institutionId } = await db.institution.create({
    data: { name: 'Prison service', sector: 'GOVERNMENT', searchKey: 'prison service' },
    select: { id: true },
  });
  const personIds = [await personOf(run.enrolmentIds[1]), await personOf(run.enrolmentIds[2])];
  const given = {
    handOutId,
    sessionIds: run.sessionIds.slice(0, 1),
    personIds,
    institutionIds: [institutionId],
  };
  value(await setRecipients(run.coordinator, run.runId, given));
  const noted = await db.handOutRecipient.findMany({ where: { handOutId }, orderBy: { id: 'asc' } });
  expect(noted).toHaveLength(4);
  const list = async () => (await handOuts(run.coordinator, run.runId)).documents;
  expect(await list()).toMatchObject([
    { ...handbook, received: 3, fileName: null, institutions: [{ name: 'Prison service' }] },
  ]);
  value(
    await setRecipients(run.coordinator, run.runId, {
      ...given,
      personIds: personIds.slice(1),
      institutionIds: [],
    }),
  );
  const left = await db.handOutRecipient.findMany({ where: { handOutId }, orderBy: { id: 'asc' } });
  expect(left).toEqual(noted.filter(({ personId, institutionId: of }) => personId !== personIds[0] && !of));
});

test('is corrected, and taken away', async () => {
  const run = await testRun({ people: 0 });
  const { handOutId } = value(await recordHandOut(run.coordinator, run.runId, handbook));
  const list = async () => (await handOuts(run.coordinator, run.runId)).documents;
  value(await recordHandOut(run.coordinator, run.runId, { ...handbook, copies: null }, handOutId));
  expect(await list()).toMatchObject([{ copies: null }]);
  value(await removeHandOut(run.coordinator, run.runId, handOutId));
  expect(await list()).toEqual([]);
});

test('its file is a PDF or a picture by its content, and comes back as it was', async () => {
  const run = await testRun({ people: 1 });
  const { handOutId } = value(await recordHandOut(run.coordinator, run.runId, handbook));
  const attach = (bytes: Uint8Array) =>
    attachHandOutFile(run.coordinator, handOutId, { name: 'Handbook.exe', bytes });
  expect(codes(await attach(new TextEncoder().encode('<script>alert(1)</script>')))).toEqual([
    'FILE_UNREADABLE',
  ]);
  const large = new Uint8Array(handOutLimit + 1);
  large.set(pdf());
  expect(codes(await attach(large))).toEqual(['ATTACHMENT_TOO_LARGE']);
  await expect(handOutFile(run.coordinator, handOutId)).rejects.toThrow(NotFound);
  value(await attach(pdf()));
  const file = await handOutFile(run.coordinator, handOutId);
  expect([file.name, file.mediaType]).toEqual(['Handbook.pdf', 'application/pdf']);
  expect(Buffer.from(file.bytes).equals(pdf())).toBe(true);
});

test('is of a run that one manages, and reaches nobody and nothing of another', async () => {
  const [run, other] = [await testRun({ people: 1 }), await testRun({ people: 1 })];
  const { handOutId } = value(await recordHandOut(run.coordinator, run.runId, handbook));
  value(await attachHandOutFile(run.coordinator, handOutId, { name: 'a.pdf', bytes: pdf() }));
  for (const actor of [run.trainer, other.coordinator, await stranger()]) {
    const tries = [
      () => recordHandOut(actor, run.runId, handbook),
      () => setRecipients(actor, run.runId, { handOutId, ...nobody }),
      () => removeHandOut(actor, run.runId, handOutId),
      () => attachHandOutFile(actor, handOutId, { name: 'a.pdf', bytes: pdf() }),
      () => handOuts(actor, run.runId),
      () => handOutFile(actor, handOutId),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFound);
  }
  const foreign = [
    { ...nobody, handOutId, sessionIds: other.sessionIds },
    { ...nobody, handOutId, personIds: [await personOf(other.enrolmentIds[0])] },
    { ...nobody, handOutId, institutionIds: [other.runId] },
  ];
  for (const input of foreign)
    await expect(setRecipients(run.coordinator, run.runId, input)).rejects.toThrow(NotFound);
});
