import { expect, it } from 'vitest';
import { stepState } from './rules';
import { nextStepSchema } from './schema';

it.each([
  ['2017-12-30', false, 'OVERDUE'],
  ['2017-12-31', false, 'DUE'],
  ['2018-01-07', false, 'DUE'],
  ['2018-01-08', false, 'OPEN'],
  [null, false, 'OPEN'],
  ['2017-12-30', true, 'DONE'],
] as const)('due on %s, done: %s, is %s on 31 December', (dueOn, done, state) => {
  expect(stepState({ dueOn, done }, '2017-12-31')).toBe(state);
});

it('has exactly one owner', () => {
  const id = '01890000-0000-7000-8000-000000000000';
  const refused = (owner: Record<string, string | null>) =>
    nextStepSchema
      .safeParse({ what: 'Revise', personId: '', institutionId: '', ownerText: '', dueOn: '', ...owner })
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  expect(refused({})).toEqual(['ownerText OWNER_NEEDED']);
  expect(refused({ ownerText: 'The drafting group', personId: id })).toEqual(['ownerText OWNER_TWICE']);
  expect(refused({ institutionId: id })).toBe(undefined);
});
