import { expect, test } from 'vitest';
import { recordAttendance } from '@/lib/attendance/commands';
import { testOperation } from '@/lib/attendance/testing/fixture';
import { attendanceOnly } from '@/lib/courses/rules';
import { db } from '@/lib/db/client';
import { changeSession } from '@/lib/runs/sessions/commands';
import { sessionSchema } from '@/lib/runs/sessions/schema';
import { issueCertificates } from '../issue/commands';
import { certifiableRun } from '../testing/fixture';
import { keepCertificates } from './commands';
import { changedCertificates } from './queries';

test('a session made mandatory after the issue asks about whom it would take the certificate from, once, and names it', async () => {
  const run = await certifiableRun();
  expect(await issueCertificates(run.coordinator, run.runId, run.input())).toMatchObject({ ok: true });
  const [first = ''] = run.earned;
  const rule = await db.completionRule.create({
    data: {
      ...{ courseId: run.courseId, version: 2 },
      definition: {
        ...attendanceOnly({ minPercent: 25, of: 'SESSIONS', excused: 'NEUTRAL' }),
        mandatorySessions: true,
      },
    },
    select: { id: true },
  });
  await db.courseRun.update({ where: { id: run.runId }, data: { completionRuleId: rule.id } });
  await recordAttendance(run.trainer, [testOperation(run.sessionIds[2], first, { status: 'ABSENT' })]);
  const changed = () => changedCertificates(run.coordinator, run.runId);
  const keep = async () => {
    const { id } = await db.certificate.findFirstOrThrow({ where: { enrolmentId: first, endedAt: null } });
    await keepCertificates(run.coordinator, run.runId, { certificateIds: [id], reason: 'Looked at it' });
    expect(await changed()).toEqual([]);
  };
  await keep();
  const session = await db.trainingSession.findUniqueOrThrow({ where: { id: run.sessionIds[2] ?? '' } });
  const plan = sessionSchema.parse({
    ...{ titleEn: 'Practice', titleRu: 'Практика', roomId: null, counts: true, trainerIds: [] },
    startsAtLocal: session.startsAtLocal.toISOString().slice(0, 16),
    endsAtLocal: session.endsAtLocal.toISOString().slice(0, 16),
  });
  const change = async (mandatory: boolean) =>
    expect(await changeSession(run.coordinator, session.id, { ...plan, mandatory })).toMatchObject({
      ok: true,
    });
  await change(false);
  expect(await changed()).toEqual([]);
  await change(true);
  const [certificate, ...others] = await changed();
  expect(others).toEqual([]);
  expect(certificate).toMatchObject({
    ...{ enrolmentId: first, madeMandatory: true, marks: 0, ruleMoved: false, effect: 'UNEARNED' },
  });
  expect(certificate?.now?.conditions[1]).toMatchObject({
    ...{ code: 'MANDATORY', missed: 1 },
    missedTitles: [{ titleEn: 'Practice', titleRu: 'Практика' }],
  });
  await keep();
  // A change of one that was mandatory already asks nothing again.
  await change(true);
  expect(await changed()).toEqual([]);
});
