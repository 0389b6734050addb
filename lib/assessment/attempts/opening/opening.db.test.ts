import { expect, test } from 'vitest';
import { stranger } from '@/lib/attendance/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, value } from '@/lib/runs/testing/fixture';
import { annulAttempt } from '../annulling/commands';
import { beginTest } from '../answering/commands';
import { openedByTestCode } from '../answering/queries';
import { mailTestLinks } from '../links/commands';
import { myTests, testPathsOf } from '../mine/queries';
import { answersOfPlace, hallOfTest, runTests, triesOf } from '../overview/queries';
import {
  allRight,
  answer,
  composed,
  coordinatingParticipant,
  hallOf,
  handIn,
  ownOf,
  scoresAt,
  seen,
  taken,
  testedRun,
} from '../testing/fixture';
import { closeTest, handInBegun, openTest, renewTestCode, takeNewestTest } from './commands';

const head = async (run: Awaited<ReturnType<typeof testedRun>>) =>
  (await runTests(run.trainer, run.runId)).tests.find(({ kind }) => kind === 'POST');

test('opening pins the latest version; a newer one is taken only while nobody has begun', async () => {
  const run = await testedRun({ open: false });
  expect(codes(await openTest(run.trainer, run.runId, 'PRE'))).toEqual(['TEST_NOT_COMPOSED']);
  expect(await head(run)).toMatchObject({ standing: 'READY', version: 1, questions: 4, expected: 3 });
  value(await openTest(run.trainer, run.runId, 'POST'));
  value(await openTest(run.coordinator, run.runId, 'POST'));
  expect(codes(await takeNewestTest(run.trainer, run.runId, 'POST'))).toEqual(['TEST_NOT_NEWER']);
  await composed(run.courseId, 'POST');
  expect(await head(run)).toMatchObject({ standing: 'OPEN', version: 1, newer: 2 });
  value(await takeNewestTest(run.trainer, run.runId, 'POST'));
  expect(await head(run)).toMatchObject({ version: 2, newer: null });
  await composed(run.courseId, 'POST');
  await beginTest(ownOf(run.enrolmentIds[0]));
  expect(codes(await takeNewestTest(run.coordinator, run.runId, 'POST'))).toEqual(['TEST_BEGUN']);
  expect(await head(run)).toMatchObject({ version: 2, newer: 3, handedIn: 0, unfinished: 1 });
});

test('closed and opened again people go on; closed for good, what they began is handed in', async () => {
  const run = await testedRun();
  const [first, second] = [ownOf(run.enrolmentIds[0]), ownOf(run.enrolmentIds[1])];
  await beginTest(first);
  await answer(first, 1, ['b']);
  await taken(second, allRight);
  expect(codes(await handInBegun(run.trainer, run.runId, 'POST'))).toEqual(['TEST_STILL_OPEN']);
  value(await closeTest(run.trainer, run.runId, 'POST'));
  expect(codes(await closeTest(run.trainer, run.runId, 'POST'))).toEqual(['TEST_NOT_OPEN']);
  value(await openTest(run.trainer, run.runId, 'POST'));
  value(await answer(first, 3, ['true']));
  value(await closeTest(run.trainer, run.runId, 'POST'));
  expect(await head(run)).toMatchObject({ standing: 'CLOSED', handedIn: 1, unfinished: 1 });
  expect(value(await handInBegun(run.trainer, run.runId, 'POST'))).toEqual({ handedIn: 1 });
  expect(value(await handInBegun(run.trainer, run.runId, 'POST'))).toEqual({ handedIn: 0 });
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 2/5']);
});

test('a renewed code of the hall leaves the old one dead, and personal links alive', async () => {
  const run = await testedRun();
  expect(codes(await renewTestCode(run.trainer, run.runId, 'PRE'))).toEqual(['TEST_NOT_OPENED']);
  value(await renewTestCode(run.trainer, run.runId, 'POST'));
  expect(await openedByTestCode(db, hallOf(run.runId))).toBeNull();
  const { url, open } = await hallOfTest(run.trainer, run.runId, 'POST');
  expect(open).toBe(true);
  expect(url.endsWith(`/test/${hallOf(run.runId, 'POST', 2)}`)).toBe(true);
  expect((await seen(ownOf(run.enrolmentIds[0]))).step).toBe('BEGIN');
});

test('it is not there for anybody else, and a cancelled run is not tested', async () => {
  const [run, other] = [await testedRun(), await testedRun()];
  await taken(ownOf(run.enrolmentIds[0]), allRight);
  const attempt = await db.testAttempt.findFirstOrThrow({ where: { runId: run.runId } });
  const annul = { attemptId: attempt.id, reason: 'Copied' };
  for (const actor of [await stranger(), other.trainer, other.coordinator]) {
    const tried = [
      openTest(actor, run.runId, 'POST'),
      closeTest(actor, run.runId, 'POST'),
      handInBegun(actor, run.runId, 'POST'),
      renewTestCode(actor, run.runId, 'POST'),
      takeNewestTest(actor, run.runId, 'POST'),
      mailTestLinks(actor, run.runId, 'POST'),
      annulAttempt(actor, run.runId, annul),
      runTests(actor, run.runId),
      triesOf(actor, run.runId, 'POST'),
      hallOfTest(actor, run.runId, 'POST'),
      answersOfPlace(actor, run.runId, 'POST', run.enrolmentIds[0] ?? '', []),
    ];
    const outcomes = await Promise.allSettled(tried);
    for (const each of outcomes) expect(each).toMatchObject({ reason: expect.any(NotFound) as unknown });
  }
  // A trainer records and opens, but takes nothing back, and holds nobody's link.
  await expect(annulAttempt(run.trainer, run.runId, annul)).rejects.toThrow(NotFound);
  await expect(mailTestLinks(run.trainer, run.runId, 'POST')).rejects.toThrow(NotFound);
  const links = async (actor: typeof run.trainer) =>
    (await triesOf(actor, run.runId, 'POST')).rows.filter(({ link }) => link !== null).length;
  expect([await links(run.trainer), await links(run.coordinator)]).toEqual([0, 2]);
  await db.courseRun.update({
    where: { id: run.runId },
    data: { cancelledAt: new Date(), cancelledReason: 'No donor' },
  });
  for (const refused of [
    await openTest(run.trainer, run.runId, 'POST'),
    await takeNewestTest(run.trainer, run.runId, 'POST'),
    await mailTestLinks(run.coordinator, run.runId, 'POST'),
    await annulAttempt(run.coordinator, run.runId, annul),
  ])
    expect(codes(refused)).toEqual(['RUN_CANCELLED']);
});

test('annulled with a reason, the score is taken back and the person can try again', async () => {
  const run = await testedRun();
  const code = ownOf(run.enrolmentIds[0]);
  await taken(code, allRight);
  const first = await db.testAttempt.findFirstOrThrow({ where: { runId: run.runId } });
  const annul = { attemptId: first.id, reason: 'Somebody else answered' };
  const own = await coordinatingParticipant(run.enrolmentIds[0]);
  expect(codes(await annulAttempt(own, run.runId, annul))).toEqual(['OWN_RESULT']);
  value(await annulAttempt(run.coordinator, run.runId, annul));
  expect(codes(await annulAttempt(run.coordinator, run.runId, annul))).toEqual(['TRY_ANNULLED']);
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 5/5', 'TEST –']);
  expect((await seen(code)).step).toBe('BEGIN');
  value(await beginTest(code));
  // What a phone still sends of the former try goes nowhere.
  expect(codes(await answer(code, 1, ['b'], first.id))).toEqual(['TRY_ANNULLED']);
  value(await answer(code, 1, ['b']));
  value(await handIn(code));
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 5/5', 'TEST –', 'TEST 1/5']);
  const { rows } = await triesOf(run.trainer, run.runId, 'POST');
  expect(rows[0]).toMatchObject({
    attempt: { source: 'PERSON', answered: 1 },
    annulled: [{ why: 'Somebody else answered' }],
  });
  const history = await db.auditEntry.findFirst({ where: { action: 'annulAttempt', subjectId: run.runId } });
  expect(history).not.toBeNull();
});

test('a score that somebody entered over the test stays when the try is annulled', async () => {
  const run = await testedRun();
  await taken(ownOf(run.enrolmentIds[0]), allRight);
  const entered = { runId: run.runId, enrolmentId: run.enrolmentIds[0] ?? '', kind: 'POST' as const };
  await db.testScore.create({ data: { ...entered, points: 4, maxPoints: 5, recordedBy: 'test' } });
  const { id } = await db.testAttempt.findFirstOrThrow({ where: { runId: run.runId } });
  value(await annulAttempt(run.coordinator, run.runId, { attemptId: id, reason: 'Copied' }));
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 5/5', 'ENTERED 4/5']);
});

test('what a person answered is shown with what was right, once it was handed in', async () => {
  const run = await testedRun();
  const code = ownOf(run.enrolmentIds[0]);
  await beginTest(code);
  await answer(code, 2, ['a']);
  const shown = () => answersOfPlace(run.trainer, run.runId, 'POST', run.enrolmentIds[0] ?? '', ['ru']);
  expect(await shown()).toBeNull();
  await answer(code, 4, '31');
  await handIn(code);
  expect(await shown()).toMatchObject({
    language: 'ru',
    answers: [
      { text: 'Вопрос 1?', answered: false, right: false },
      { written: 'a', right: false },
      { answered: false },
      { written: '31', right: true },
    ],
  });
});

test('links go to all who have not begun and have an address, and stand on their own page', async () => {
  const run = await testedRun({ people: 4 });
  expect(codes(await mailTestLinks(run.coordinator, run.runId, 'POST'))).toEqual(['NOBODY_TO_REMIND']);
  for (const [index, id] of run.enrolmentIds.slice(0, 3).entries())
    await db.person.updateMany({
      where: { enrolments: { some: { id } } },
      data: { email: `p${index}-${id}@example.org` },
    });
  await taken(ownOf(run.enrolmentIds[0]), allRight);
  expect(value(await mailTestLinks(run.coordinator, run.runId, 'POST'))).toEqual({ mailed: 2 });
  const mails = await db.mailMessage.findMany({ where: { runId: run.runId } });
  expect(mails.map(({ enrolmentId }) => enrolmentId).sort()).toEqual(run.enrolmentIds.slice(1, 3).sort());
  for (const { text, enrolmentId } of mails) expect(text).toContain(`/test/${ownOf(enrolmentId ?? '')}`);

  const me = await coordinatingParticipant(run.enrolmentIds[3]);
  const path = `/test/${ownOf(run.enrolmentIds[3])}`;
  expect(await myTests(me)).toMatchObject([{ kind: 'POST', begun: false, path }]);
  expect(await testPathsOf(db, run.enrolmentIds[3] ?? '')).toEqual([{ kind: 'POST', begun: false, path }]);
  await beginTest(ownOf(run.enrolmentIds[3]));
  await closeTest(run.trainer, run.runId, 'POST');
  expect(codes(await mailTestLinks(run.coordinator, run.runId, 'POST'))).toEqual(['TEST_NOT_OPEN']);
  // It can be handed in still.
  expect(await myTests(me)).toMatchObject([{ begun: true }]);
  await handIn(ownOf(run.enrolmentIds[3]));
  expect(await myTests(me)).toEqual([]);
  expect(await myTests(await stranger())).toEqual([]);
  await db.courseRun.update({
    where: { id: run.runId },
    data: { cancelledAt: new Date(), cancelledReason: 'x' },
  });
  expect(await testPathsOf(db, run.enrolmentIds[1] ?? '')).toEqual([]);
});
