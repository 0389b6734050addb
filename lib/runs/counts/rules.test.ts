import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crowdOf, decisive, reach, type Count, type CountCell } from './rules';
import { countSchema } from './schema';

const cell = (
  people: number,
  sex: CountCell['sex'] = 'FEMALE',
  ageGroup: CountCell['ageGroup'] = 'UNKNOWN',
) => ({
  ...{ sex, ageGroup, people },
});
const count = (place: string, sessionId: string | null, ...cells: CountCell[]): Count => ({
  ...{ runId: 'r', place, sessionId, cells },
});

it('takes the count of the run, else of the largest session, for each place', () => {
  const counts = [
    count('Osh', 's1', cell(20), cell(10, 'MALE', 'FROM_18_TO_29')),
    count('osh ', 's2', cell(12), cell(9, 'MALE')),
    count('Naryn', 's1', cell(50)),
    count('Naryn', null, cell(14), cell(1, 'UNKNOWN')),
  ];
  expect(decisive(counts).map(({ sessionId }) => sessionId)).toEqual(['s1', null]);
  const { people, women, men, sexUnknown, byAge } = crowdOf(counts);
  expect([people, women, men, sexUnknown, byAge('FROM_18_TO_29')]).toEqual([45, 34, 10, 1, 10]);
});

it('never mixes people with names and people without', () => {
  const named = [
    { personId: 'a', runId: 'r' },
    { personId: 'a', runId: 'q' },
    { personId: 'b', runId: 'r' },
  ];
  expect(reach(named, [count('Osh', null, cell(30))])).toEqual({ named: 2, participations: 3, counted: 30 });
  expect(reach([], [])).toEqual({ named: 0, participations: 0, counted: 0 });
});

const anyCount: fc.Arbitrary<Count> = fc.record({
  runId: fc.constantFrom('r', 'q'),
  place: fc.constantFrom('Osh', 'Naryn'),
  sessionId: fc.constantFrom(null, 's1', 's2'),
  cells: fc.array(
    fc.record({
      sex: fc.constantFrom('FEMALE' as const, 'MALE' as const, 'UNKNOWN' as const),
      ageGroup: fc.constantFrom('UNDER_18' as const, 'FROM_60' as const, 'UNKNOWN' as const),
      people: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const oneEach = fc.uniqueArray(anyCount, {
  selector: ({ runId, place, sessionId }) => `${runId} ${place} ${sessionId}`,
});
const person = fc.record({ personId: fc.constantFrom('a', 'b', 'c'), runId: fc.constantFrom('r', 'q') });

it('adds up by sex, whatever the order, and a name changes nothing about the counted', () => {
  fc.assert(
    fc.property(oneEach, fc.array(person), fc.array(person), (counts, some, more) => {
      const { people, women, men, sexUnknown } = crowdOf(counts);
      expect(women + men + sexUnknown).toBe(people);
      expect(crowdOf([...counts].reverse()).people).toBe(people);
      const [before, after] = [reach(some, counts), reach([...some, ...more], counts)];
      expect(after.counted).toBe(before.counted);
      expect(before.named).toBeLessThanOrEqual(before.participations);
      expect(after.named).toBeGreaterThanOrEqual(before.named);
    }),
  );
});

it('is empty only where nobody was counted, and has a cell once', () => {
  const refused = (...cells: unknown[]) =>
    countSchema.safeParse({ sessionId: '', place: 'Osh', cells }).error?.issues.map(({ message }) => message);
  expect(refused({ sex: 'MALE', ageGroup: 'UNKNOWN', people: 0 })).toEqual(['COUNT_EMPTY']);
  expect(refused(cell(1), cell(2))).toEqual(['INVALID']);
  expect(refused(cell(1), { sex: 'MALE', ageGroup: 'UNKNOWN', people: null })).toBe(undefined);
});
