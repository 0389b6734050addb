import { expect, it } from 'vitest';
import { stranger } from '@/lib/attendance/testing/fixture';
import { loadActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import type { Outcome } from '@/lib/errors/outcome';
import { scoresFile } from './file/queries';
import { resultsSheet } from './queries';
import { assessedRun, record, scoreInput, verdictInput } from './testing/fixture';

const refused = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path }) => [code, path]);

async function cell(run: Awaited<ReturnType<typeof assessedRun>>, index: number) {
  const { rows } = await resultsSheet(run.coordinator, run.runId);
  return rows.find(({ enrolmentId }) => enrolmentId === run.enrolmentIds[index]);
}

it('keeps what coordinator and trainer enter, and every correction with what stood before', async () => {
  const run = await assessedRun();
  const [first = '', second = ''] = run.enrolmentIds;
  const entered = await record(run.trainer, run.runId, {
    scores: [
      scoreInput(first, '14/20'),
      scoreInput(first, '40 %', { kind: 'PRE' }),
      scoreInput(second, '70'),
    ],
    verdicts: [verdictInput(first, run.trainerId, true, { remark: 'Leads a session well' })],
  });
  expect(entered).toEqual({ ok: true, value: { scores: 3, verdicts: 1 } });
  const seen = (await cell(run, 0))?.post;
  expect(seen).toMatchObject({ score: { points: 14, maxPoints: 20 }, recordedBy: 'trainer', former: [] });
  expect(
    await record(run.coordinator, run.runId, { scores: [scoreInput(first, '15/20', { seen: seen?.id })] }),
  ).toMatchObject({ ok: true });
  const now = await cell(run, 0);
  expect(now).toMatchObject({
    pre: { score: { points: 40, maxPoints: 100 } },
    post: {
      score: { points: 15, maxPoints: 20 },
      recordedBy: 'coordinator',
      former: [{ points: 14, maxPoints: 20 }],
    },
    verdicts: [{ assessorId: run.trainerId, passed: true, remark: 'Leads a session well', taught: true }],
  });
  // Taken back it is open again, and what stood there is still known.
  await record(run.coordinator, run.runId, { scores: [scoreInput(first, '', { seen: now?.post?.id })] });
  expect((await cell(run, 0))?.post).toMatchObject({ score: null, former: [{ points: 14 }, { points: 15 }] });
  await expect(db.testScore.deleteMany({ where: { runId: run.runId } })).rejects.toThrow('append_only');
  await expect(
    db.assessorVerdict.updateMany({ where: { runId: run.runId }, data: { passed: false } }),
  ).rejects.toThrow('append_only');
});

it('records all or nothing, with each problem beside its cell', async () => {
  const run = await assessedRun();
  const [first = '', second = '', third = ''] = run.enrolmentIds;
  const outcome = await record(run.coordinator, run.runId, {
    scores: [
      scoreInput(first, '80'),
      scoreInput(second, '140 %'),
      scoreInput(third, 'good'),
      scoreInput(third, '50'),
    ],
    verdicts: [verdictInput(first, run.trainerId, null, { remark: 'But?' })],
  });
  expect(refused(outcome)).toEqual([
    ['SCORE_OVER_HUNDRED', 'scores.1.text'],
    ['SCORE_UNREADABLE', 'scores.2.text'],
    ['TWICE_IN_ONE', 'scores.3.text'],
    ['REMARK_WITHOUT_VERDICT', 'verdicts.0.passed'],
  ]);
  expect(await db.testScore.count({ where: { runId: run.runId } })).toBe(0);
});

it('overwrites nothing that whoever typed has not seen, and writes nothing that is there already', async () => {
  const run = await assessedRun();
  const [first = ''] = run.enrolmentIds;
  await record(run.trainer, run.runId, {
    scores: [scoreInput(first, '60')],
    verdicts: [verdictInput(first, run.trainerId, true)],
  });
  const blind = await record(run.coordinator, run.runId, {
    scores: [scoreInput(first, '90')],
    verdicts: [verdictInput(first, run.trainerId, false)],
  });
  expect(refused(blind)).toEqual([
    ['CHANGED_MEANWHILE', 'scores.0.text'],
    ['CHANGED_MEANWHILE', 'verdicts.0.passed'],
  ]);
  const same = { scores: [scoreInput(first, '60 %')], verdicts: [verdictInput(first, run.trainerId, true)] };
  expect(await record(run.coordinator, run.runId, same)).toEqual({
    ok: true,
    value: { scores: 0, verdicts: 0 },
  });
});

it('of two who save at the same moment one is told that the other was first', async () => {
  const run = await assessedRun();
  const [first = ''] = run.enrolmentIds;
  const both = await Promise.all([
    record(run.trainer, run.runId, { scores: [scoreInput(first, '60')] }),
    record(run.coordinator, run.runId, { scores: [scoreInput(first, '61')] }),
  ]);
  expect(both.flatMap(refused)).toEqual([['CHANGED_MEANWHILE', 'scores.0.text']]);
  expect(await db.testScore.count({ where: { runId: run.runId } })).toBe(1);
});

it('lets a trainer give their own word only, a coordinator anyone’s, and nobody one about themselves', async () => {
  const run = await assessedRun();
  const [first = ''] = run.enrolmentIds;
  const { personId } = await db.enrolment.findUniqueOrThrow({ where: { id: first } });
  const give = (actor: typeof run.trainer, assessorId: string) =>
    record(actor, run.runId, { verdicts: [verdictInput(first, assessorId, true)] });
  expect(refused(await give(run.trainer, run.outsiderId))).toEqual([
    ['ASSESSOR_NOT_YOURS', 'verdicts.0.passed'],
  ]);
  expect(refused(await give(run.coordinator, personId))).toEqual([['OWN_VERDICT', 'verdicts.0.passed']]);
  expect(await give(run.coordinator, run.outsiderId)).toMatchObject({ ok: true });
  expect((await cell(run, 0))?.verdicts).toMatchObject([{ assessorId: run.outsiderId, taught: false }]);
  // Whoever is on the run and may record for it records for everyone else.
  const { id } = await db.account.create({
    data: { email: `own-${first}@example.org`, name: 'Own', personId },
    select: { id: true },
  });
  await db.grant.create({ data: { accountId: id, role: 'COORDINATOR', grantedBy: 'test' } });
  const self = await loadActor(id);
  if (!self) throw new Error('no actor');
  const own = { scores: [scoreInput(first, '100')], verdicts: [verdictInput(first, run.trainerId, true)] };
  expect(refused(await record(self, run.runId, own))).toEqual([
    ['OWN_RESULT', 'scores.0.text'],
    ['OWN_RESULT', 'verdicts.0.passed'],
  ]);
  expect((await resultsSheet(self, run.runId)).rows.map(({ own: mine }) => mine)).toEqual([
    true,
    false,
    false,
  ]);
  const forced = { runId: run.runId, enrolmentId: first, assessorId: personId, recordedBy: 'test' };
  await expect(db.assessorVerdict.create({ data: forced })).rejects.toThrow('own_verdict');
});

it('is not there for anybody else, and refuses who is not on the run and a run that is cancelled', async () => {
  const [run, other] = [await assessedRun(), await assessedRun()];
  const [first = ''] = run.enrolmentIds;
  const input = { scores: [scoreInput(first, '60')] };
  for (const actor of [await stranger(), other.trainer, other.coordinator]) {
    await expect(record(actor, run.runId, input)).rejects.toThrow(NotFound);
    await expect(resultsSheet(actor, run.runId)).rejects.toThrow(NotFound);
    await expect(
      scoresFile(actor, run.runId, { fileName: 'a.csv', bytes: Buffer.from('Name,Score') }),
    ).rejects.toThrow(NotFound);
  }
  const foreign = await record(run.coordinator, run.runId, {
    scores: [scoreInput(other.enrolmentIds[0] ?? '', '1')],
  });
  expect(refused(foreign)).toEqual([['NOT_ON_ROSTER', 'scores.0.text']]);
  await db.courseRun.update({
    where: { id: run.runId },
    data: { cancelledAt: new Date(), cancelledReason: 'x' },
  });
  expect(refused(await record(run.coordinator, run.runId, input))).toEqual([['RUN_CANCELLED', undefined]]);
});

it('reads a file for the grid and writes nothing; who is nobody of the run for sure is named', async () => {
  const run = await assessedRun();
  await db.person.updateMany({
    where: { enrolments: { some: { id: run.enrolmentIds[0] } } },
    data: { officialName: 'Каримова Нигора', latinName: 'Nigora Karimova' },
  });
  await db.person.updateMany({
    where: { enrolments: { some: { id: run.enrolmentIds[1] } } },
    data: { email: 'second@example.org', officialName: null, latinName: 'Timur Second' },
  });
  const lines = [
    'Результаты тестов;;;',
    'ФИО;E-mail;Входной тест;Итоговый тест',
    'Каримова Нигора;;40;72,5',
    'Timur Second;second@example.org;;14/20',
    'Неизвестный Пётр;;10;20',
  ];
  const read = await scoresFile(run.trainer, run.runId, {
    fileName: 'scores.csv',
    bytes: Buffer.from(lines.join('\n')),
  });
  expect(read).toEqual({
    ok: true,
    value: {
      kinds: ['PRE', 'POST'],
      rows: [
        { enrolmentId: run.enrolmentIds[0], PRE: '40', POST: '72,5' },
        { enrolmentId: run.enrolmentIds[1], PRE: '', POST: '14/20' },
      ],
      unmatched: [{ row: 5, name: 'Неизвестный Пётр', why: 'NOBODY' }],
    },
  });
  expect(await db.testScore.count({ where: { runId: run.runId } })).toBe(0);
  const none = await scoresFile(run.trainer, run.runId, {
    fileName: 'list.csv',
    bytes: Buffer.from('ФИО;E-mail\nКаримова Нигора;a@example.org'),
  });
  expect(refused(none)).toEqual([['SCORES_NO_COLUMN', undefined]]);
});
