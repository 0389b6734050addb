import { expect, it } from 'vitest';
import { stranger, testOperation } from '@/lib/attendance/testing/fixture';
import { recordAttendance } from '@/lib/attendance/commands';
import { office, value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { issueCertificates } from '../issue/commands';
import { myCertificates } from '../queries';
import { accountOf, certifiableRun, statusType } from '../testing/fixture';
import { myStatuses } from '@/lib/qualifications/held/queries';
import { myCourses, teaches } from './queries';

const now = new Date();

it('shows someone their own courses, attendance, certificates and statuses, and nobody else’s', async () => {
  const typeId = await statusType('OWN');
  const run = await certifiableRun({ confersTypeId: typeId });
  value(await issueCertificates(office, run.runId, run.input()));
  const [first = ''] = run.earned;
  const me = await accountOf(first);
  const [course, ...others] = await myCourses(me, now);
  expect(others).toEqual([]);
  expect(course).toMatchObject({ enrolmentId: first, state: 'CONFIRMED', completion: { state: 'MET' } });
  expect(course?.sessions.map(({ status }) => status)).toEqual(Array(4).fill('PRESENT'));
  const own = await myCertificates(me);
  expect(own).toHaveLength(1);
  expect(await db.certificate.findUnique({ where: { id: own[0]?.id } })).toMatchObject({
    personId: me.personId,
  });
  expect(await myStatuses(me, '2026-11-23')).toMatchObject([{ number: own[0]?.number }]);

  const other = await accountOf(run.unearned);
  expect((await myCourses(other, now))[0]).toMatchObject({
    enrolmentId: run.unearned,
    completion: { state: 'NOT_MET', conditions: [{ attended: 1, counted: 4, percent: 25 }] },
  });
  expect(await myCertificates(other)).toEqual([]);
  expect(await myStatuses(other, '2026-11-23')).toEqual([]);
  const texts = JSON.stringify([await myCourses(other, now), await myCertificates(other)]);
  expect(texts).not.toContain(first);
});

it('gives a trainer, a coordinator and an account without a person nothing of a participant’s', async () => {
  const run = await certifiableRun();
  value(await issueCertificates(office, run.runId, run.input()));
  for (const actor of [run.trainer, run.coordinator, await stranger()]) {
    expect(await myCourses(actor, now)).toEqual([]);
    expect(await myCertificates(actor)).toEqual([]);
    expect(await myStatuses(actor, '2026-11-23')).toEqual([]);
  }
  expect([await teaches(run.trainer), await teaches(run.coordinator)]).toEqual([true, false]);
});

it('does not hold against someone what took place before they joined', async () => {
  const run = await certifiableRun({ people: 3 });
  const late = run.unearned;
  const sessions = await db.trainingSession.findMany({
    where: { runId: run.runId },
    orderBy: { startsAt: 'asc' },
  });
  await recordAttendance(
    run.trainer,
    sessions.slice(1, 3).map(({ id }) => testOperation(id, late, { status: 'NOT_RECORDED' })),
  );
  await recordAttendance(run.trainer, [testOperation(sessions[3]?.id, late, { status: 'PRESENT' })]);
  const me = await accountOf(late);
  expect((await myCourses(me, now))[0]?.completion).toMatchObject({
    state: 'OPEN',
    conditions: [{ counted: 4 }],
  });
  await db.enrolment.update({ where: { id: late }, data: { stateAt: sessions[3]?.startsAt ?? now } });
  const [course] = await myCourses(me, now);
  expect(course?.sessions.map(({ status }) => status)).toEqual([
    'PRESENT',
    'NOT_EXPECTED',
    'NOT_EXPECTED',
    'PRESENT',
  ]);
  expect(course?.completion).toMatchObject({ state: 'MET', conditions: [{ attended: 2, counted: 2 }] });
});
