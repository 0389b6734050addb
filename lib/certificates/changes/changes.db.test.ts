import { describe, expect, test } from 'vitest';
import { recordAttendance } from '@/lib/attendance/commands';
import { stranger, testOperation } from '@/lib/attendance/testing/fixture';
import type { AttendanceStatus } from '@/lib/attendance/types';
import type { Actor } from '@/lib/auth/actor';
import { attendanceOnly } from '@/lib/courses/rules';
import type { CompletionDefinition } from '@/lib/courses/schema';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { revokeCertificate } from '../commands';
import { issueCertificates } from '../issue/commands';
import { myCertificates } from '../queries';
import { moveToNewestRule } from '../rule-version/commands';
import { certificateSheet } from '../sheet/queries';
import { accountOf, certifiableRun, statusType } from '../testing/fixture';
import { verification } from '../verification/queries';
import { keepCertificates, reissueCertificate } from './commands';
import { certificatesChangedSince, changedAfterIssue, changedCertificates } from './queries';

/** A run of which two certificates are out. */
async function issuedRun(options: Parameters<typeof certifiableRun>[0] = {}) {
  const run = await certifiableRun(options);
  const issued = await issueCertificates(run.coordinator, run.runId, run.input());
  expect(issued).toMatchObject({ ok: true });
  const certificateOf = (enrolmentId: string | undefined) =>
    db.certificate.findFirstOrThrow({ where: { enrolmentId: enrolmentId ?? '', endedAt: null } });
  const mark = (place: number, session: number, status: AttendanceStatus, by: Actor = run.trainer) =>
    recordAttendance(by, [testOperation(run.sessionIds[session], run.earned[place], { status })]);
  return { ...run, certificateOf, mark };
}

const none = { reason: 'Looked at it' };
const keep = async (actor: Actor, certificateId: string) => {
  const { runId } = await db.certificate.findUniqueOrThrow({ where: { id: certificateId } });
  return keepCertificates(actor, runId, { certificateIds: [certificateId], ...none });
};

describe('attendance that changes after the issue', () => {
  test('asks about the certificates of those people, and about nobody else’s', async () => {
    const run = await issuedRun();
    expect(await changedCertificates(run.coordinator, run.runId)).toEqual([]);
    await run.mark(0, 1, 'ABSENT');
    await run.mark(0, 2, 'ABSENT');
    // Has no certificate: nothing to ask.
    await recordAttendance(run.trainer, [testOperation(run.sessionIds[0], run.unearned)]);
    const [changed, ...others] = await changedCertificates(run.coordinator, run.runId);
    expect(others).toEqual([]);
    expect(changed).toMatchObject({
      enrolmentId: run.earned[0],
      marks: 2,
      effect: 'UNEARNED',
      differs: true,
    });
    expect(changed?.sessions.map(({ id }) => id)).toEqual([run.sessionIds[1], run.sessionIds[2]]);
    expect(changed?.before.state).toBe('MET');
    expect(changed?.now?.conditions[0]).toMatchObject({ attended: 2, counted: 4 });
    const cells = await changedAfterIssue(run.coordinator, run.runId);
    expect(cells).toHaveLength(2);
    expect(cells).toContainEqual({ sessionId: run.sessionIds[1], enrolmentId: run.earned[0] });
    const since = await certificatesChangedSince(new Date(Date.now() - 60_000));
    expect(since.get(run.runId)).toBe(1);
  });

  test('the same mark once more asks too, and says that nothing differs', async () => {
    const run = await issuedRun();
    await run.mark(1, 0, 'PRESENT');
    expect(await changedCertificates(run.coordinator, run.runId)).toMatchObject([
      { enrolmentId: run.earned[1], effect: 'STANDS', differs: false },
    ]);
  });
});

/** The course's rule from now on, by which new runs are planned. */
const revise = async (courseId: string, changes: Partial<CompletionDefinition>) =>
  db.completionRule.create({
    data: {
      courseId,
      version: (await db.completionRule.count({ where: { courseId } })) + 1,
      definition: { ...attendanceOnly({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' }), ...changes },
    },
    select: { id: true, version: true },
  });

describe('results and rules that change after the issue', () => {
  test('a later score and a later verdict ask about that certificate, until somebody looked', async () => {
    const run = await issuedRun();
    const [first = '', second = ''] = run.earned;
    const { id: rule } = await revise(run.courseId, { postTest: { minPercent: 70 } });
    await db.courseRun.update({ where: { id: run.runId }, data: { completionRuleId: rule } });
    const score = (enrolmentId: string, points: number, kind: 'PRE' | 'POST' = 'POST') =>
      db.testScore.create({
        data: { runId: run.runId, enrolmentId, kind, points, maxPoints: 100, recordedBy: 'test' },
      });
    await score(second, 10, 'PRE');
    expect(await changedCertificates(run.coordinator, run.runId)).toEqual([]);
    await score(first, 69);
    expect(await changedCertificates(run.coordinator, run.runId)).toMatchObject([
      { enrolmentId: first, marks: 0, results: 1, ruleMoved: false, effect: 'UNEARNED', differs: true },
    ]);
    expect((await certificatesChangedSince(new Date(Date.now() - 60_000))).get(run.runId)).toBe(1);
    await keep(run.coordinator, (await run.certificateOf(first)).id);
    expect(await changedCertificates(run.coordinator, run.runId)).toEqual([]);
    const { id: assessorId } = await db.person.create({
      data: { latinName: 'A', searchKey: 'a', nameKeys: [] },
    });
    await db.assessorVerdict.create({
      data: { runId: run.runId, enrolmentId: second, assessorId, passed: false, recordedBy: 'test' },
    });
    expect(await changedCertificates(run.coordinator, run.runId)).toMatchObject([
      // The rule asks for no verdict, and the score of the test is not there.
      { enrolmentId: second, results: 1, effect: 'UNCERTAIN' },
    ]);
  });

  test('a run that moved to another rule asks about whom it would not certify, and about nobody else', async () => {
    const run = await issuedRun();
    const [first = ''] = run.earned;
    await db.testScore.create({
      data: { runId: run.runId, enrolmentId: first, kind: 'POST', points: 9, maxPoints: 10, recordedBy: 't' },
    });
    await keep(run.coordinator, (await run.certificateOf(first)).id);
    const { version } = await revise(run.courseId, { postTest: { minPercent: 70 } });
    expect(await changedCertificates(run.coordinator, run.runId)).toEqual([]);
    expect(await moveToNewestRule(run.coordinator, run.runId, { version })).toMatchObject({ ok: true });
    expect(await changedCertificates(run.coordinator, run.runId)).toMatchObject([
      { enrolmentId: run.earned[1], ruleMoved: true, marks: 0, results: 0, effect: 'UNCERTAIN' },
    ]);
  });
});

describe('keeping a certificate as it is', () => {
  test('ends the question until something new comes, and nobody outside learns of it', async () => {
    const run = await issuedRun();
    const { id, code } = await run.certificateOf(run.earned[0]);
    await run.mark(0, 1, 'ABSENT');
    const holder = await accountOf(run.earned[0] ?? '');
    const seen = async () => ({
      verification: await verification(code),
      mine: await myCertificates(holder),
      row: (
        await certificateSheet(run.coordinator, run.runId, {
          language: null,
          signatories: null,
          issuedOn: null,
        })
      ).rows.find(({ enrolmentId }) => enrolmentId === run.earned[0])?.certificates,
    });
    const before = await seen();
    expect(await keep(run.coordinator, id)).toMatchObject({ ok: true });
    expect(await keep(run.coordinator, id)).toMatchObject({ ok: true });
    expect(await seen()).toEqual(before);
    expect(before.verification.state).toBe('GENUINE');
    expect(await changedCertificates(run.coordinator, run.runId)).toEqual([]);
    expect((await certificatesChangedSince(new Date(0))).has(run.runId)).toBe(false);
    await run.mark(0, 1, 'PRESENT');
    expect(await changedCertificates(run.coordinator, run.runId)).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { action: 'keepCertificates', subjectId: run.runId } })).toBe(
      2,
    );
  });

  test('a kept one can be revoked, and is then told as revoked', async () => {
    const run = await issuedRun();
    const { id, code } = await run.certificateOf(run.earned[0]);
    await keep(run.coordinator, id);
    expect(await revokeCertificate(run.coordinator, id, none)).toMatchObject({ ok: true });
    expect(await verification(code)).toMatchObject({ state: 'REVOKED' });
    for (const outcome of [
      await keep(run.coordinator, id),
      await reissueCertificate(run.coordinator, id, none),
    ]) {
      expect(outcome).toMatchObject({
        refusals: [{ code: 'CERTIFICATE_ENDED' }],
      });
    }
  });
});

test('several are kept together, or none of them', async () => {
  const [run, other] = [await issuedRun(), await issuedRun()];
  const [first, second] = [await run.certificateOf(run.earned[0]), await run.certificateOf(run.earned[1])];
  await run.mark(0, 0, 'LATE');
  await run.mark(1, 0, 'LATE');
  const foreign = (await other.certificateOf(other.earned[0])).id;
  await expect(
    keepCertificates(run.coordinator, run.runId, { certificateIds: [first.id, foreign], ...none }),
  ).rejects.toThrow(NotFound);
  expect(await changedCertificates(run.coordinator, run.runId)).toHaveLength(2);
  const both = { certificateIds: [first.id, second.id], ...none };
  expect(await keepCertificates(run.coordinator, run.runId, both)).toEqual({ ok: true, value: { kept: 2 } });
  expect(await changedCertificates(run.coordinator, run.runId)).toEqual([]);
});

describe('issuing a certificate anew', () => {
  test('supersedes the former one and goes by the marks of now', async () => {
    const confersTypeId = await statusType(`CH${process.hrtime.bigint()}`);
    const run = await issuedRun({ confersTypeId });
    const former = await run.certificateOf(run.earned[0]);
    await run.mark(0, 1, 'EXCUSED');
    const outcome = await reissueCertificate(run.coordinator, former.id, { reason: 'Excused later' });
    expect(outcome).toMatchObject({ ok: true });
    const next = await run.certificateOf(run.earned[0]);
    expect(next.number).not.toBe(former.number);
    expect(next).toMatchObject({ language: former.language, issuedOn: former.issuedOn });
    expect(next.evidence).toMatchObject({ completion: { conditions: [{ excused: 1 }] } });
    expect(await verification(former.code)).toMatchObject({ state: 'SUPERSEDED', successor: next.number });
    expect(await verification(next.code)).toMatchObject({ state: 'GENUINE', successor: null });
    expect(await changedCertificates(run.coordinator, run.runId)).toEqual([]);
    const statuses = await db.qualification.findMany({
      where: { certificateId: { in: [former.id, next.id] } },
      orderBy: { id: 'asc' },
    });
    expect(statuses.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false, true]);
    expect(statuses[1]?.validFrom).toEqual(statuses[0]?.validFrom);
  });

  test('is refused where it is not earned any more, and the former one stays', async () => {
    const run = await issuedRun();
    const former = await run.certificateOf(run.earned[0]);
    await run.mark(0, 1, 'ABSENT');
    expect(await reissueCertificate(run.coordinator, former.id, none)).toMatchObject({
      ok: false,
      refusals: [{ code: 'COMPLETION_NOT_MET' }],
    });
    expect((await run.certificateOf(run.earned[0])).id).toBe(former.id);
    expect(await verification(former.code)).toMatchObject({ state: 'GENUINE' });
  });

  test('goes on with the status as it is: renewed, and suspended', async () => {
    const confersTypeId = await statusType(`CR${process.hrtime.bigint()}`);
    const run = await issuedRun({ confersTypeId });
    const former = await run.certificateOf(run.earned[0]);
    const [ends, renewed] = [new Date('2030-06-14'), new Date('2032-06-14')];
    const { id } = await db.qualification.update({
      where: { certificateId: former.id },
      data: { validUntil: renewed },
    });
    await db.renewal.create({
      data: {
        ...{ qualificationId: id, by: 'test', basis: 'TAUGHT', evidence: { runIds: [] } },
        ...{ previousUntil: ends, validUntil: renewed },
      },
    });
    const suspension = { startsOn: new Date('2029-01-01'), reason: 'A complaint', suspendedBy: 'test' };
    await db.suspension.create({ data: { qualificationId: id, ...suspension } });
    expect(await reissueCertificate(run.coordinator, former.id, none)).toMatchObject({ ok: true });
    const next = await run.certificateOf(run.earned[0]);
    const status = await db.qualification.findUniqueOrThrow({
      where: { certificateId: next.id },
      include: { renewals: true, suspensions: true },
    });
    expect(status).toMatchObject({ validUntil: renewed, withdrawnAt: null });
    expect(status.renewals).toMatchObject([{ previousUntil: ends, validUntil: renewed, by: 'test' }]);
    expect(status.suspensions).toMatchObject([{ ...suspension, liftedOn: null }]);
    expect(await verification(next.code)).toMatchObject({ qualification: { validUntil: '2032-06-14' } });
  });

  test('brings no status back that was taken away', async () => {
    const confersTypeId = await statusType(`CW${process.hrtime.bigint()}`);
    const run = await issuedRun({ confersTypeId });
    const { id } = await run.certificateOf(run.earned[0]);
    await db.qualification.updateMany({
      where: { certificateId: id },
      data: { withdrawnAt: new Date(), withdrawnBy: 'test', withdrawnReason: 'Misconduct' },
    });
    expect(await reissueCertificate(run.coordinator, id, none)).toMatchObject({
      refusals: [{ code: 'STATUS_WITHDRAWN' }],
    });
  });

  test('two at once: one of them takes its place', async () => {
    const run = await issuedRun();
    const { id, enrolmentId } = await run.certificateOf(run.earned[0]);
    const outcomes = await Promise.all([0, 1, 2].map(() => reissueCertificate(run.coordinator, id, none)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.certificate.count({ where: { enrolmentId } })).toBe(2);
  });
});

test('only whoever manages the run decides, and never over one’s own', async () => {
  const [run, other] = [await issuedRun(), await certifiableRun({ people: 1 })];
  const { id } = await run.certificateOf(run.earned[0]);
  for (const actor of [
    run.trainer,
    other.coordinator,
    await stranger(),
    await accountOf(run.earned[1] ?? ''),
  ]) {
    await expect(keep(actor, id)).rejects.toThrow(NotFound);
    await expect(reissueCertificate(actor, id, none)).rejects.toThrow(NotFound);
    await expect(changedCertificates(actor, run.runId)).rejects.toThrow(NotFound);
    await expect(changedAfterIssue(actor, run.runId)).rejects.toThrow(NotFound);
  }
  const self = await accountOf(run.earned[0] ?? '', [{ programmeId: run.programmeId }]);
  for (const outcome of [await keep(self, id), await reissueCertificate(self, id, none)]) {
    expect(outcome).toMatchObject({ refusals: [{ code: 'OWN_CERTIFICATE' }] });
  }
});
