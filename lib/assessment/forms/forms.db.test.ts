import { afterAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, courseOf, office, value } from '@/lib/runs/testing/fixture';
import { answerEvaluation } from '../evaluation/answers/commands';
import { answer, during, evaluated, nobody, ownOf, sheetFor } from '../evaluation/testing/fixture';
import { planFollowUp, restoreForm, saveForm } from './commands';
import { defaultForm } from './defaults/rules';
import { formDigest } from './digest/rules';
import { formDefinition, type Question } from './schema';
import { courseForm } from './versions/queries';

afterAll(() => db.$disconnect());

const brought = defaultForm('EVALUATION').questions;
const asked = (textEn: string, changes: Partial<Question> = {}): Question => ({
  ...{ key: '', kind: 'SCALE', about: 'RUN', textEn, textRu: null, required: true, options: [] },
  ...changes,
});
const kind = 'EVALUATION' as const;

/** Saves on top of what is there. */
async function save(courseId: string, questions: Question[], actor = office) {
  const { base } = await courseForm(office, courseId, kind);
  return saveForm(actor, { courseId, kind, base, questions });
}

test('each save is a version that says who made it, and keys stay with their questions', async () => {
  const { courseId } = await courseOf('FORMS1');
  const before = await courseForm(office, courseId, kind);
  expect(before).toMatchObject({ latest: 0, shown: 0, isBrought: true, versions: [] });
  expect(before.definition.questions).toEqual(brought);

  // What Cascade brings is not written down by saving it.
  expect(value(await save(courseId, brought))).toEqual({ version: 0 });
  const reworded = [asked('Was the room warm?'), { ...brought[0]!, textEn: 'What was in it was useful' }];
  expect(value(await save(courseId, reworded))).toEqual({ version: 1 });
  const first = await courseForm(office, courseId, kind);
  expect(first.definition.questions.map(({ key }) => key)).toEqual(['was-the-room-warm', 'content']);

  // The same place, answered otherwise: its answers are not compared with those before.
  const other = [{ ...first.definition.questions[0]!, kind: 'YES_NO' as const }];
  expect(value(await save(courseId, other))).toEqual({ version: 2 });
  // A question that was removed and asked again in the same words has had that name already.
  value(await save(courseId, [asked('Was the room warm?')]));
  const last = await courseForm(office, courseId, kind);
  expect(last.definition.questions.map(({ key }) => key)).toEqual(['was-the-room-warm-3']);
  expect(last.versions.map(({ version, sameAs }) => [version, sameAs])).toEqual([
    [3, null],
    [2, null],
    [1, null],
  ]);
  expect((await courseForm(office, courseId, kind, 1)).definition).toEqual(first.definition);
  await expect(courseForm(office, courseId, kind, 4)).rejects.toThrow(NotFound);
});

test('an earlier version comes back as a new one, and so does the form that Cascade brings', async () => {
  const { courseId } = await courseOf('FORMS2');
  value(await save(courseId, [asked('One?')]));
  value(await save(courseId, [asked('Two?')]));
  expect(value(await restoreForm(office, { courseId, kind, version: 1 }))).toEqual({ version: 3 });
  expect(value(await restoreForm(office, { courseId, kind, version: 0 }))).toEqual({ version: 4 });
  // Once more is nothing new.
  expect(value(await restoreForm(office, { courseId, kind, version: 0 }))).toEqual({ version: 4 });
  const form = await courseForm(office, courseId, kind);
  expect(form.isBrought).toBe(true);
  expect(form.versions.map(({ version, sameAs }) => [version, sameAs])).toEqual([
    [4, 0],
    [3, 1],
    [2, null],
    [1, null],
  ]);
  await expect(restoreForm(office, { courseId, kind, version: 9 })).rejects.toThrow(NotFound);
  const entries = await db.auditEntry.findMany({
    where: { subjectId: courseId, action: { in: ['saveFeedbackForm', 'restoreFeedbackForm'] } },
    orderBy: { seq: 'asc' },
    select: { action: true, details: true },
  });
  expect(entries.map(({ action }) => action)).toEqual([
    ...['saveFeedbackForm', 'saveFeedbackForm', 'restoreFeedbackForm', 'restoreFeedbackForm'],
  ]);
  expect(entries[2]?.details).toEqual({ kind, version: 3, restores: 1 });
});

test('who began from a form that is not the last one any more is told, and of several at once one saves', async () => {
  const { courseId } = await courseOf('FORMS3');
  const base = formDigest(defaultForm(kind));
  const outcomes = await Promise.all(
    ['A', 'B', 'C', 'D'].map((text) =>
      saveForm(office, { courseId, kind, base, questions: [asked(`Question ${text}?`)] }),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(outcomes.flatMap(codes))).toEqual(new Set(['CHANGED_MEANWHILE']));
  expect(await db.feedbackForm.count({ where: { courseId } })).toBe(1);
});

test('a run keeps the version that its first answer was given to, and each version says which runs keep it', async () => {
  const { courseId, runId, enrolmentIds } = await evaluated(2);
  const [first = '', second = ''] = enrolmentIds.map(ownOf);
  value(await answer(first, 4));
  // The first answer has written down what Cascade brings; whoever began from it saves on.
  const base = formDigest(defaultForm(kind));
  value(await saveForm(office, { courseId, kind, base, questions: [asked('Another?')] }));
  value(await answer(second, 4));
  const { versions, latest } = await courseForm(office, courseId, kind);
  expect(latest).toBe(2);
  expect(
    versions.map(({ version, runCount, answers, sameAs }) => [version, runCount, answers, sameAs]),
  ).toEqual([
    [2, 0, 0, null],
    [1, 1, 2, 0],
  ]);
  expect(versions[1]?.runs).toMatchObject([{ id: runId, answered: 2, asked: null }]);
});

test('a first answer and a save at the same moment leave each what it says', async () => {
  for (let round = 0; round < 5; round++) {
    const { courseId, runId, enrolmentIds } = await evaluated(1);
    const base = formDigest(defaultForm(kind));
    const code = ownOf(enrolmentIds[0] ?? '');
    const sheet = await sheetFor(code, 5);
    const [answered, saved] = await Promise.all([
      answerEvaluation(code, nobody, sheet, during),
      saveForm(office, { courseId, kind, base, questions: [asked('Meanwhile?')] }),
    ]);
    value(saved);
    if (!answered.ok) {
      expect(codes(answered)).toEqual(['FORM_CHANGED']);
      continue;
    }
    const { form } = await db.runEvaluation.findUniqueOrThrow({
      where: { runId },
      select: { form: { select: { definition: true } } },
    });
    const keys = formDefinition.parse(form?.definition).questions.map(({ key }) => key);
    const tallied = await db.evaluationTally.findMany({ where: { runId }, select: { question: true } });
    expect(tallied.length).toBeGreaterThan(0);
    for (const { question } of tallied) expect(keys).toContain(question);
  }
});

test('only who manages the programme of the course sees and changes its forms', async () => {
  const { courseId, programmeId } = await courseOf('FORMS4');
  const base = formDigest(defaultForm(kind));
  const input = { courseId, kind, base, questions: [asked('Mine?')] };
  for (const foreign of [
    await coordinatorOf({ countryCode: 'KZ' }),
    await coordinatorOf({ programmeId: (await courseOf('FORMS5')).programmeId }),
  ]) {
    await expect(courseForm(foreign, courseId, kind)).rejects.toThrow(NotFound);
    await expect(saveForm(foreign, input)).rejects.toThrow(NotFound);
    await expect(restoreForm(foreign, { courseId, kind, version: 0 })).rejects.toThrow(NotFound);
    await expect(planFollowUp(foreign, courseId, { months: 3, asksSupervisor: false })).rejects.toThrow(
      NotFound,
    );
  }
  const own = await coordinatorOf({ programmeId });
  expect(value(await saveForm(own, input))).toEqual({ version: 1 });
  expect((await courseForm(own, courseId, kind)).versions[0]?.maker).toBe('Coordinator');
  await expect(courseForm(own, 'no id', kind)).rejects.toThrow(NotFound);
});
