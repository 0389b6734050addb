import { afterAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, value, office } from '@/lib/runs/testing/fixture';
import { saveForm } from '../forms/commands';
import { formDigest } from '../forms/digest/rules';
import { formDefinition } from '../forms/schema';
import { answerEvaluation } from './answers/commands';
import { evaluationOfCode } from './queries';
import { answer, during, evaluated, hallOf, nobody, ownOf, sheetFor } from './testing/fixture';

afterAll(() => db.$disconnect());

const sums = async (runId: string) => {
  const tallies = await db.evaluationTally.findMany({ where: { runId } });
  return {
    turns: await db.evaluationTurn.count({ where: { runId } }),
    shown: tallies
      .filter(({ question }) => question === 'content')
      .reduce((sum, { shown }) => sum + shown, 0),
    waiting: tallies
      .filter(({ question }) => question === 'content')
      .reduce((sum, { waiting }) => sum + waiting, 0),
  };
};

test('a personal link answers once, and what it answers is only in the sums', async () => {
  const { runId, enrolmentIds, assignmentIds } = await evaluated(2, { trainers: ['Anna Teacher'] });
  const code = ownOf(enrolmentIds[0] ?? '');
  value(await answer(code, 4, { best: 'The exercises' }));
  expect(codes(await answer(code, 1))).toEqual(['ALREADY_EVALUATED']);
  expect(await sums(runId)).toEqual({ turns: 1, shown: 0, waiting: 1 });
  const tallies = await db.evaluationTally.findMany({ where: { runId }, orderBy: { question: 'asc' } });
  expect(tallies.map((row) => [row.question, row.assignmentId, row.option, row.waiting])).toEqual([
    ['content', null, 4, 1],
    ['organisation', null, 4, 1],
    ['recommend', null, 1, 1],
    ['trainer-clarity', assignmentIds[0], 4, 1],
    ['trainer-knowledge', assignmentIds[0], 4, 1],
    ['usefulness', null, 4, 1],
  ]);
  expect(await db.evaluationText.findMany({ where: { runId }, select: { text: true } })).toEqual([
    { text: 'The exercises' },
  ]);
});

test('the form that the first answer was given to stays the form of the run', async () => {
  const { courseId, runId, enrolmentIds } = await evaluated(3);
  const [first = '', second = '', third = ''] = enrolmentIds.map(ownOf);
  const opened = await sheetFor(second, 5);
  const { questions } = formDefinition.parse({
    questions: [
      { key: 'new', kind: 'SCALE', about: 'RUN', textEn: 'New?', textRu: null, required: true, options: [] },
    ],
  });
  const save = { courseId, kind: 'EVALUATION' as const };
  value(await saveForm(office, { ...save, base: opened.form, questions }));
  // Whoever had the page open answers what the form asks now.
  expect(codes(await answerEvaluation(second, nobody, opened, during))).toEqual(['FORM_CHANGED']);
  value(await answer(first, 3));
  const other = questions.map((question) => ({ ...question, key: 'newer' }));
  expect(
    value(await saveForm(office, { ...save, base: formDigest({ questions }), questions: other })),
  ).toEqual({
    version: 2,
  });
  value(await answer(third, 3));
  expect(
    await db.evaluationTally.findMany({ where: { runId }, select: { question: true, waiting: true } }),
  ).toEqual([{ question: 'new', waiting: 2 }]);
});

test('the form that Cascade brings is kept as version 1 with the first answer, and only once', async () => {
  const { courseId, runId, enrolmentIds } = await evaluated(8);
  const outcomes = await Promise.all(enrolmentIds.map((id) => answer(ownOf(id), 5)));
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(await db.feedbackForm.findMany({ where: { courseId }, select: { version: true } })).toEqual([
    { version: 1 },
  ]);
  expect(await sums(runId)).toEqual({ turns: 8, shown: 5, waiting: 3 });
});

test('fifty requests of one link at once answer once', async () => {
  const { runId, enrolmentIds } = await evaluated(1);
  const code = ownOf(enrolmentIds[0] ?? '');
  const sheet = await sheetFor(code, 2, { best: 'Only once' });
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () => answerEvaluation(code, nobody, sheet, during)),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(outcomes.flatMap(codes))).toEqual(new Set(['ALREADY_EVALUATED']));
  expect(await sums(runId)).toEqual({ turns: 1, shown: 0, waiting: 1 });
  expect(await db.evaluationText.count({ where: { runId } })).toBe(1);
});

test('the hall’s code answers once for a phone, and never more often than there are people', async () => {
  const { runId, enrolmentIds } = await evaluated(3);
  const hall = hallOf(runId);
  value(await answer(hall, 5, {}, 'phone 1'));
  expect(codes(await answer(hall, 5, {}, 'phone 1'))).toEqual(['ALREADY_EVALUATED']);
  value(await answer(hall, 5, {}, 'phone 2'));
  value(await answer(hall, 5, {}, 'phone 3'));
  expect(codes(await answer(hall, 5, {}, 'phone 4'))).toEqual(['EVALUATION_FULL']);
  // Nobody can take a person's own turn by it.
  value(await answer(ownOf(enrolmentIds[0] ?? ''), 1));
});

test('unknown, foreign, renewed, withdrawn, early, late and cancelled all look alike', async () => {
  const { runId, enrolmentIds } = await evaluated(2);
  const [mine = '', gone = ''] = enrolmentIds;
  const sheet = await sheetFor(ownOf(mine), 3);
  await db.enrolment.update({ where: { id: gone }, data: { state: 'WITHDRAWN' } });
  const cancelled = await evaluated(1);
  await db.courseRun.update({
    where: { id: cancelled.runId },
    data: { cancelledAt: new Date(), cancelledReason: 'No donor' },
  });
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  const opens: [string, string, Date][] = [
    ['unknown', 'x'.repeat(43), during],
    ['no code', 'short', during],
    ['a place that was given back', ownOf(gone), during],
    ['the hall by another version', hallOf(runId, 2), during],
    ['a code of the hall for a person', ownOf(runId), during],
    ['a personal code for the hall', hallOf(mine), during],
    ['before the first day', ownOf(mine), at('2026-06-14')],
    ['after the last day', ownOf(mine), at('2026-07-02')],
    ['a cancelled run', hallOf(cancelled.runId), during],
  ];
  for (const [what, code, now] of opens) {
    expect(await evaluationOfCode(db, code, nobody, now), what).toBeNull();
    await expect(answerEvaluation(code, nobody, sheet, now), what).rejects.toThrow(NotFound);
  }
  expect(await evaluationOfCode(db, ownOf(mine), nobody, at('2026-07-01'))).not.toBeNull();
  await db.runEvaluation.upsert({
    where: { runId },
    create: { runId, closesOn: at('2026-07-10') },
    update: { closesOn: at('2026-07-10') },
  });
  expect(await evaluationOfCode(db, ownOf(mine), nobody, at('2026-07-10'))).not.toBeNull();
});

test('what is wrong stands beside its field, and nothing is written', async () => {
  const { runId, enrolmentIds } = await evaluated(1);
  const code = ownOf(enrolmentIds[0] ?? '');
  const { form } = await sheetFor(code, 1);
  const sent = (values: Record<string, string>) => ({ form, value: (name: string) => values[name] ?? '' });
  const outcome = await answerEvaluation(
    code,
    nobody,
    sent({ content: '6', best: 'x'.repeat(1001) }),
    during,
  );
  expect(outcome.ok ? [] : outcome.refusals).toEqual([
    { code: 'NOT_A_CHOICE', path: 'content' },
    { code: 'REQUIRED', path: 'usefulness' },
    { code: 'REQUIRED', path: 'organisation' },
    { code: 'REQUIRED', path: 'recommend' },
    { code: 'TOO_LONG', params: { max: 1000 }, path: 'best' },
  ]);
  expect(await sums(runId)).toEqual({ turns: 0, shown: 0, waiting: 0 });
});
