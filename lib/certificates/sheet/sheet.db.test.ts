import { expect, it } from 'vitest';
import { coordinatorOf, office, value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { revokeCertificate } from '../commands';
import { renderBatch } from '../file/drawing/commands';
import { issueCertificates } from '../issue/commands';
import { accountOf, certifiableRun } from '../testing/fixture';
import { certificateSheet, drawingProgress, filteredRows } from './queries';

const nothingStated = { language: null, issuedOn: null, signatories: null };

it('says where each person stands, before and after the issue and the revocation', async () => {
  const run = await certifiableRun({ people: 4 });
  const [first = '', second = ''] = run.earned;
  const nameless = await db.enrolment.findUniqueOrThrow({ where: { id: second } });
  await db.person.update({ where: { id: nameless.personId }, data: { latinName: null } });
  const before = await certificateSheet(run.coordinator, run.runId, nothingStated);
  expect(before.counts).toEqual({
    ...{ READY: 2, ATTENDANCE: 0, BLOCKED: 1, DOUBTED: 0, HELD: 0 },
    ...{ OPEN: 0, NOT_MET: 1, ISSUED: 0, REVOKED: 0 },
  });
  expect(before.rows.find(({ enrolmentId }) => enrolmentId === second)?.lacks).toEqual([
    { code: 'MISSING_LATIN_NAME', path: 'holder.latinName' },
  ]);
  expect(before.terms).toEqual({ language: 'EN', issuedOn: run.endsOn, signatories: [] });

  const input = run.input({ enrolmentIds: [first] });
  const { batchId } = value(await issueCertificates(run.coordinator, run.runId, input));
  const after = await certificateSheet(run.coordinator, run.runId, nothingStated);
  expect(after.counts).toMatchObject({ READY: 1, ISSUED: 1 });
  expect(after.terms).toMatchObject({ language: input.language, signatories: input.signatories });
  expect(await drawingProgress(run.coordinator, run.runId)).toEqual({ issued: 1, drawn: 0, failed: 0 });
  await renderBatch(batchId);
  expect(await drawingProgress(run.coordinator, run.runId)).toEqual({ issued: 1, drawn: 1, failed: 0 });

  const id = after.rows.find(({ enrolmentId }) => enrolmentId === first)?.certificates[0]?.id ?? '';
  value(await revokeCertificate(run.coordinator, id, { reason: 'Wrong date' }));
  const last = await certificateSheet(run.coordinator, run.runId, nothingStated);
  expect(last.counts).toMatchObject({ READY: 1, ISSUED: 0, REVOKED: 1 });
  expect(filteredRows(last.rows, { q: '', show: 'REVOKED' })).toMatchObject([
    {
      enrolmentId: first,
      issuable: true,
      certificates: [{ ended: { kind: 'REVOKED', reason: 'Wrong date' } }],
    },
  ]);
  expect(filteredRows(last.rows, { q: 'Асанов 3', show: null })).toHaveLength(1);
});

it('says once what is wrong with every paper, and why nothing can be issued yet', async () => {
  const run = await certifiableRun();
  await db.course.update({ where: { id: run.courseId }, data: { titleRu: null } });
  const sheet = await certificateSheet(office, run.runId, { ...nothingStated, language: 'RU' });
  expect(sheet.shared).toEqual([{ code: 'MISSING_RUSSIAN_TITLE', path: 'course.titleRu' }]);
  expect(sheet.rows.flatMap(({ lacks }) => lacks)).toEqual([]);
  const early = await certificateSheet(office, run.runId, { ...nothingStated, issuedOn: '2001-01-01' });
  expect(early.dayProblem?.code).toBe('ISSUED_BEFORE_END');
  await db.course.update({ where: { id: run.courseId }, data: { certificateKind: null } });
  const none = await certificateSheet(office, run.runId, nothingStated);
  expect(none.run.certificateKind).toBeNull();
  expect(none.rows.every(({ issuable, completion }) => !issuable && completion)).toBe(true);
});

it('is there for who manages the run only', async () => {
  const run = await certifiableRun();
  const elsewhere = await coordinatorOf({ programmeId: (await certifiableRun()).programmeId });
  for (const actor of [run.trainer, elsewhere, await accountOf(run.earned[0] ?? '')]) {
    await expect(certificateSheet(actor, run.runId, nothingStated)).rejects.toThrow(NotFound);
    await expect(drawingProgress(actor, run.runId)).rejects.toThrow(NotFound);
  }
  await expect(certificateSheet(office, 'nonsense', nothingStated)).rejects.toThrow(NotFound);
});
