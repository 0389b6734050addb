import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultForm } from '../../forms/defaults/rules';
import { optionsOf } from '../../forms/rules';
import { followUpSummary, type AskedOne } from './rules';

const { questions } = defaultForm('FOLLOW_UP');
const one = (of: AskedOne['of'], answers: AskedOne['answers']): AskedOne => ({ of, questions, answers });

test('participants and superiors are counted for themselves, and what was applied is summed up', () => {
  const [people, superiors, ...others] = followUpSummary([
    one('PARTICIPANT', { applied: 0, often: 1, example: 'A talk at school 7' }),
    one('SUPERVISOR', { applied: 3, often: 4 }),
    one('PARTICIPANT', { applied: 1, often: 1 }),
    one('PARTICIPANT', null),
  ]);
  expect(others).toEqual([]);
  expect(people).toMatchObject({ of: 'PARTICIPANT', asked: 3, answered: 2, percent: 67 });
  expect(superiors).toMatchObject({ of: 'SUPERVISOR', asked: 1, answered: 1, percent: 100 });
  const applied = people?.questions.find(({ question }) => question.key === 'applied');
  expect(applied).toMatchObject({ answered: 2, mean: null });
  expect(applied?.bars.map(({ count, percent }) => [count, percent])).toEqual([
    [1, 50],
    [1, 50],
    [0, 0],
    [0, 0],
  ]);
  // Texts stand under their names, and are not summed up; what nobody answered is asked all the same.
  expect(people?.questions.map(({ question, answered }) => [question.key, answered])).toEqual([
    ['applied', 2],
    ['often', 2],
    ['hindered', 0],
  ]);
});

test('answers to other choices of the same question are not added up', () => {
  const other = questions.map((question) =>
    question.key === 'applied' ? { ...question, options: [...question.options].reverse() } : question,
  );
  const [people] = followUpSummary([
    one('PARTICIPANT', { applied: 0, often: 0 }),
    { ...one('PARTICIPANT', { applied: 0, often: 0 }), questions: other },
  ]);
  const of = (key: string) => people?.questions.filter(({ question }) => question.key === key) ?? [];
  expect(of('applied').map(({ answered }) => answered)).toEqual([1, 1]);
  expect(of('often').map(({ answered }) => answered)).toEqual([2]);
});

test('nobody is counted twice, and no answer is lost', () => {
  const choices = questions.filter(({ kind }) => kind !== 'TEXT');
  const answers = fc.record(
    Object.fromEntries(choices.map((question) => [question.key, fc.constantFrom(...optionsOf(question))])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, number>>;
  const row = fc.record({
    of: fc.constantFrom('PARTICIPANT' as const, 'SUPERVISOR' as const),
    questions: fc.constant(questions),
    answers: fc.option(answers.map((given) => given as Record<string, number>)),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const summary = followUpSummary(rows);
      expect(summary.reduce((sum, { asked }) => sum + asked, 0)).toBe(rows.length);
      const counted = summary.flatMap((part) => part.questions).reduce((sum, each) => sum + each.answered, 0);
      expect(counted).toBe(rows.reduce((sum, each) => sum + Object.keys(each.answers ?? {}).length, 0));
    }),
  );
});
