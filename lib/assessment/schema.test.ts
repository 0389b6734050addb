import { expect, it } from 'vitest';
import { resultsSchema } from './schema';

const id = '01890000-0000-7000-8000-000000000000';
const verdict = (remark: unknown) => ({ enrolmentId: id, assessorId: id, passed: true, remark, seen: null });

it.each([
  [null, null],
  ['', null],
  ['  ', null],
  [' Well done ', 'Well done'],
])('a remark of %j is %j', (typed, remark) => {
  const { verdicts } = resultsSchema.parse({ scores: [], verdicts: [verdict(typed)] });
  expect(verdicts[0]?.remark).toBe(remark);
});

it('takes what a score is out of in hundredths, and nothing that is no number of points', () => {
  const score = (outOf: unknown) => ({
    ...{ enrolmentId: id, kind: 'POST', text: '1', source: 'ENTERED', seen: null },
    outOf,
  });
  const parsed = (outOf: unknown) => resultsSchema.safeParse({ scores: [score(outOf)], verdicts: [] });
  expect(parsed(33.333).data?.scores[0]?.outOf).toBe(33.33);
  for (const outOf of [0, -1, Number.NaN, 1_000_000, '20']) expect(parsed(outOf).success).toBe(false);
});
