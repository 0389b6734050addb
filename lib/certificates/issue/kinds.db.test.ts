import { expect, test } from 'vitest';
import { recordAttendance } from '@/lib/attendance/commands';
import { testOperation } from '@/lib/attendance/testing/fixture';
import { attendanceOnly } from '@/lib/courses/rules';
import { db } from '@/lib/db/client';
import { codes, value } from '@/lib/runs/testing/fixture';
import { withdrawBatch } from '../batches/commands';
import { reissueCertificate } from '../changes/commands';
import { changedCertificates } from '../changes/queries';
import { revokeCertificate } from '../commands';
import { certificateSnapshotSchema } from '../document/schema';
import { samplePaper } from '../file/queries';
import { holdCertificates, liftHolds } from '../holds/commands';
import { certificateSheet } from '../sheet/queries';
import { certifiableRun, statusType } from '../testing/fixture';
import { verification } from '../verification/queries';
import { issueCertificates } from './commands';

const share = (minPercent: number) => ({ minPercent, of: 'SESSIONS' as const, excused: 'NEUTRAL' as const });
const nothingStated = { language: null, issuedOn: null, signatories: null };

/** Completion takes 80 per cent; who has lost it earns a certificate of attendance by 25, which the last person did. */
async function runOfTwo({ second = true, ...options }: { second?: boolean; confersTypeId?: string } = {}) {
  const run = await certifiableRun({ people: 4, ...options });
  const definition = {
    ...attendanceOnly(share(80)),
    attendanceCertificate: second ? { attendance: share(25), mandatorySessions: false } : null,
  };
  const { id } = await db.completionRule.create({
    data: { courseId: run.courseId, version: 2, definition },
    select: { id: true },
  });
  await db.courseRun.update({ where: { id: run.runId }, data: { completionRuleId: id } });
  const attendance = { enrolmentIds: [run.unearned], ofAttendance: [run.unearned] };
  const rowOf = async (enrolmentId: string) =>
    (await certificateSheet(run.coordinator, run.runId, nothingStated)).rows.find(
      (row) => row.enrolmentId === enrolmentId,
    );
  const standing = async () => (await rowOf(run.unearned))?.standing;
  const liveOf = (enrolmentId: string) =>
    db.certificate.findMany({ where: { enrolmentId, endedAt: null }, orderBy: { number: 'asc' } });
  const mark = (enrolmentId: string, status: 'PRESENT' | 'ABSENT') =>
    recordAttendance(
      run.trainer,
      run.sessionIds.slice(1).map((sessionId) => testOperation(sessionId, enrolmentId, { status })),
    );
  return { ...run, attendance, rowOf, standing, liveOf, mark };
}

test('who has lost completion and earned attendance stands apart, and is given that when somebody says so', async () => {
  const confersTypeId = await statusType(`TWO${process.hrtime.bigint()}`);
  const run = await runOfTwo({ confersTypeId });
  const { coordinator, runId, unearned } = run;
  const before = await certificateSheet(coordinator, runId, nothingStated);
  expect(before.counts).toMatchObject({ READY: 3, ATTENDANCE: 1, NOT_MET: 0 });
  expect(before.run.kinds).toEqual(['COMPLETION', 'ATTENDANCE']);
  expect(await run.rowOf(unearned)).toMatchObject({
    ...{ issuable: true, second: true },
    ...{ completion: { state: 'NOT_MET' }, attendance: { state: 'MET' } },
  });
  // Without saying of what kind, it is the course's own that is asked for, and that one is not earned.
  expect(codes(await issueCertificates(coordinator, runId, run.input({ enrolmentIds: [unearned] })))).toEqual(
    ['COMPLETION_NOT_MET'],
  );
  const input = run.input({ enrolmentIds: run.enrolmentIds, ofAttendance: [unearned] });
  expect(value(await issueCertificates(coordinator, runId, input)).issued).toBe(4);
  const papers = await db.certificate.findMany({ where: { runId }, include: { qualification: true } });
  for (const { enrolmentId, kind, snapshot, evidence, qualification } of papers) {
    const expected = enrolmentId === unearned ? 'ATTENDANCE' : 'COMPLETION';
    const said = certificateSnapshotSchema.parse(snapshot);
    expect([kind, said.kind]).toEqual([expected, expected]);
    // Only completion confers the status, and says so.
    expect([qualification !== null, said.qualification !== null]).toEqual(
      expected === 'COMPLETION' ? [true, true] : [false, false],
    );
    const minPercent = expected === 'COMPLETION' ? 80 : 25;
    expect(evidence).toMatchObject({ completion: { state: 'MET', conditions: [{ minPercent }] } });
  }
  const of = papers.find(({ kind }) => kind === 'ATTENDANCE');
  expect(await verification(of?.code ?? '')).toMatchObject({ state: 'GENUINE', kind: 'ATTENDANCE' });
  expect((await certificateSheet(coordinator, runId, nothingStated)).counts).toMatchObject({ ISSUED: 4 });
  expect(codes(await issueCertificates(coordinator, runId, run.input(run.attendance)))).toEqual([
    'CERTIFICATE_EXISTS',
  ]);
  expect(
    await db.auditEntry.findFirst({ where: { action: 'issueCertificates', subjectId: runId } }),
  ).toMatchObject({ details: { certificates: 4, ofAttendance: 1 } });
});

test('it is refused for whoever can have the other one, and where the rule gives none', async () => {
  const run = await runOfTwo();
  const [first = ''] = run.earned;
  const ask = (enrolmentId: string) =>
    issueCertificates(
      run.coordinator,
      run.runId,
      run.input({ enrolmentIds: [enrolmentId], ofAttendance: [enrolmentId] }),
    );
  expect(codes(await ask(first))).toEqual(['COMPLETION_EARNED']);
  await db.attendanceMark.updateMany({ where: { enrolmentId: first }, data: { status: 'NOT_RECORDED' } });
  expect(codes(await ask(first))).toEqual(['COMPLETION_UNDECIDED']);
  await db.attendanceMark.updateMany({ where: { enrolmentId: first }, data: { status: 'ABSENT' } });
  expect(codes(await ask(first))).toEqual(['COMPLETION_NOT_MET']);
  const without = await runOfTwo({ second: false });
  expect(
    codes(await issueCertificates(without.coordinator, without.runId, without.input(without.attendance))),
  ).toEqual(['NO_ATTENDANCE_CERTIFICATE']);
  expect(await without.standing()).toBe('NOT_MET');
  expect(await db.certificate.count({ where: { runId: { in: [run.runId, without.runId] } } })).toBe(0);
});

test('who has a valid certificate of completion gets none of attendance, whatever was recorded later', async () => {
  const run = await runOfTwo();
  const [first = ''] = run.earned;
  value(await issueCertificates(run.coordinator, run.runId, run.input({ enrolmentIds: [first] })));
  await run.mark(first, 'ABSENT');
  expect(await run.rowOf(first)).toMatchObject({ standing: 'ISSUED', issuable: false });
  const input = run.input({ enrolmentIds: [first], ofAttendance: [first] });
  expect(codes(await issueCertificates(run.coordinator, run.runId, input))).toEqual(['CERTIFICATE_EXISTS']);
  // Once that is revoked, the other one can be given, when somebody says so.
  const [certificate] = await run.liveOf(first);
  value(await revokeCertificate(run.coordinator, certificate?.id ?? '', { reason: 'Was absent' }));
  expect(await run.rowOf(first)).toMatchObject({ standing: 'REVOKED', issuable: true, second: true });
  value(await issueCertificates(run.coordinator, run.runId, input));
  expect(await run.liveOf(first)).toMatchObject([{ kind: 'ATTENDANCE' }]);
});

test('completion that is earned later takes the place of the certificate of attendance', async () => {
  const run = await runOfTwo();
  const { coordinator, runId, unearned } = run;
  value(await issueCertificates(coordinator, runId, run.input(run.attendance)));
  const [former] = await run.liveOf(unearned);
  const reason = 'The passport is still to come';
  const hold = () => holdCertificates(coordinator, runId, { enrolmentIds: [unearned], reason });
  await run.mark(unearned, 'PRESENT');
  expect(await run.rowOf(unearned)).toMatchObject({ standing: 'READY', second: false, replaces: true });
  value(await hold());
  expect(await run.standing()).toBe('HELD');
  value(await liftHolds(coordinator, runId, { enrolmentIds: [unearned] }));
  const { batchId } = value(
    await issueCertificates(coordinator, runId, run.input({ enrolmentIds: [unearned] })),
  );
  const [live, ...others] = await run.liveOf(unearned);
  expect([live?.kind, others]).toEqual(['COMPLETION', []]);
  expect(await verification(former?.code ?? '')).toMatchObject({
    ...{ state: 'SUPERSEDED', kind: 'ATTENDANCE', successor: live?.number },
  });
  expect(codes(await hold())).toEqual(['CERTIFICATE_EXISTS']);
  // Withdrawn, it does not bring the former one back: what to issue then is a decision.
  value(await withdrawBatch(coordinator, batchId, { reason: 'Wrong list' }));
  expect(await run.liveOf(unearned)).toEqual([]);
  expect(await run.standing()).toBe('REVOKED');
});

test('one of attendance is issued anew as one of attendance, by its own rule', async () => {
  const run = await runOfTwo();
  value(await issueCertificates(run.coordinator, run.runId, run.input(run.attendance)));
  const [former] = await run.liveOf(run.unearned);
  await recordAttendance(run.trainer, [testOperation(run.sessionIds[1], run.unearned)]);
  expect(await changedCertificates(run.coordinator, run.runId)).toMatchObject([
    { kind: 'ATTENDANCE', effect: 'STANDS', differs: true },
  ]);
  value(await reissueCertificate(run.coordinator, former?.id ?? '', { reason: 'One more session' }));
  const live = await run.liveOf(run.unearned);
  expect(live).toMatchObject([
    { kind: 'ATTENDANCE', evidence: { completion: { conditions: [{ minPercent: 25, attended: 2 }] } } },
  ]);
  await db.attendanceMark.updateMany({ where: { enrolmentId: run.unearned }, data: { status: 'ABSENT' } });
  const refused = await reissueCertificate(run.coordinator, live[0]?.id ?? '', { reason: 'Looked at it' });
  expect(codes(refused)).toEqual(['COMPLETION_NOT_MET']);
});

test('there is a sample of each kind that the course gives', async () => {
  const [run, without] = [await runOfTwo(), await runOfTwo({ second: false })];
  const sample = async ({ coordinator, runId }: typeof run, kind: 'COMPLETION' | 'ATTENDANCE' | null) =>
    Buffer.from(value(await samplePaper(coordinator, runId, nothingStated, kind))).toString('base64');
  const own = await sample(run, null);
  expect(await sample(run, 'COMPLETION')).toBe(own);
  expect(await sample(run, 'ATTENDANCE')).not.toBe(own);
  expect(await sample(without, 'ATTENDANCE')).toBe(await sample(without, null));
});

test('two issues at once give each person one certificate, of one kind', async () => {
  const run = await runOfTwo();
  const outcomes = await Promise.all(
    [run.attendance, run.attendance, { enrolmentIds: [run.unearned] }].map((input) =>
      issueCertificates(run.coordinator, run.runId, run.input(input)),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await run.liveOf(run.unearned)).toMatchObject([{ kind: 'ATTENDANCE' }]);
});
