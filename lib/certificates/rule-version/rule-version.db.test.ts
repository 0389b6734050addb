import { expect, it } from 'vitest';
import { stranger } from '@/lib/attendance/testing/fixture';
import { attendanceOnly } from '@/lib/courses/rules';
import type { CompletionDefinition } from '@/lib/courses/schema';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { completions, completionsOf } from '../completion/queries';
import { certifiableRun } from '../testing/fixture';
import { moveToNewestRule } from './commands';
import { ruleOfRun } from './queries';

const base = attendanceOnly({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' });

/** A run of two who came always and one who came once; and what its course asks from now on. */
async function revised(...changes: Partial<CompletionDefinition>[]) {
  const run = await certifiableRun();
  await db.completionRule.createMany({
    data: changes.map((change, index) => ({
      courseId: run.courseId,
      version: index + 2,
      definition: { ...base, ...change },
    })),
  });
  return run;
}
const codes = (outcome: Awaited<ReturnType<typeof moveToNewestRule>>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

it('shows whose verdict the newest rule would change, and moves the run only to what was looked at', async () => {
  const run = await revised({ postTest: { minPercent: 70 } });
  const [first = '', second = ''] = run.earned;
  await db.testScore.createMany({
    data: [
      [first, 70],
      [second, 50],
      [run.unearned, 90],
    ].map(([enrolmentId, points]) => ({
      ...{ runId: run.runId, enrolmentId: String(enrolmentId), kind: 'POST' as const },
      ...{ points: Number(points), maxPoints: 100, recordedBy: 'test' },
    })),
  });
  const { newer, version } = await ruleOfRun(run.coordinator, run.runId);
  expect(version).toBe(1);
  expect(newer?.version).toBe(2);
  const { personId } = await db.enrolment.findUniqueOrThrow({ where: { id: second } });
  expect(newer?.changes).toMatchObject([
    { person: { id: personId }, before: { state: 'MET' }, after: { state: 'NOT_MET' } },
  ]);
  expect(codes(await moveToNewestRule(run.coordinator, run.runId, { version: 1 }))).toEqual([
    'RULE_CHANGED_MEANWHILE',
  ]);
  expect((await completions(run.coordinator, run.runId)).get(second)?.state).toBe('MET');
  expect(await moveToNewestRule(run.coordinator, run.runId, { version: 2 })).toMatchObject({ ok: true });
  expect((await completions(run.coordinator, run.runId)).get(second)).toMatchObject({
    state: 'NOT_MET',
    conditions: [{ code: 'ATTENDANCE' }, { code: 'POST_TEST', percent: 50, minPercent: 70 }],
  });
  expect((await ruleOfRun(run.coordinator, run.runId)).newer).toBeNull();
  expect(codes(await moveToNewestRule(run.coordinator, run.runId, { version: 2 }))).toEqual([
    'RULE_NOT_NEWER',
  ]);
});

it('is the coordinator’s to move, not the trainer’s, and nobody else’s to see', async () => {
  const run = await revised({ mandatorySessions: true });
  expect((await ruleOfRun(run.trainer, run.runId)).newer).toBeNull();
  await expect(moveToNewestRule(run.trainer, run.runId, { version: 2 })).rejects.toThrow(NotFound);
  await expect(ruleOfRun(await stranger(), run.runId)).rejects.toThrow(NotFound);
  await db.courseRun.update({
    where: { id: run.runId },
    data: { cancelledAt: new Date(), cancelledReason: 'x' },
  });
  expect(codes(await moveToNewestRule(run.coordinator, run.runId, { version: 2 }))).toEqual([
    'RUN_CANCELLED',
  ]);
});

it('concludes for each certificate that the course gives', async () => {
  const second = { attendance: { ...base.attendance, minPercent: 25 }, mandatorySessions: false };
  const run = await revised({ verdict: { independent: true }, attendanceCertificate: second });
  await moveToNewestRule(run.coordinator, run.runId, { version: 2 });
  const of = async (enrolmentId: string) => {
    const [row] = await completionsOf(db, run.runId, [enrolmentId]);
    return [row?.completion.state, row?.kinds.map(({ kind, completion }) => `${kind} ${completion.state}`)];
  };
  const [first = ''] = run.earned;
  expect(await of(first)).toEqual(['OPEN', ['COMPLETION OPEN', 'ATTENDANCE MET']]);
  expect(await of(run.unearned)).toEqual(['NOT_MET', ['COMPLETION NOT_MET', 'ATTENDANCE MET']]);
  const word = (assessorId: string) =>
    db.assessorVerdict.create({
      data: { runId: run.runId, enrolmentId: first, assessorId, passed: true, recordedBy: 'test' },
    });
  await word(run.trainer.personId ?? '');
  // Who taught the person does not suffice alone.
  expect((await of(first))[0]).toBe('OPEN');
  const { id } = await db.person.create({ data: { latinName: 'A', searchKey: 'a', nameKeys: [] } });
  await word(id);
  expect((await of(first))[0]).toBe('MET');
});

it('holds a person to the mandatory sessions of the agenda, whatever the rest', async () => {
  const run = await revised({ attendance: { ...base.attendance, minPercent: 25 }, mandatorySessions: true });
  await moveToNewestRule(run.coordinator, run.runId, { version: 2 });
  const state = async () => (await completions(run.coordinator, run.runId)).get(run.unearned)?.state;
  expect(await state()).toBe('MET');
  await db.trainingSession.update({ where: { id: run.sessionIds[2] }, data: { mandatory: true } });
  expect(await state()).toBe('NOT_MET');
  await expect(
    db.trainingSession.update({ where: { id: run.sessionIds[2] }, data: { counts: false } }),
  ).rejects.toThrow('session_mandatory_only_if_counts');
});
