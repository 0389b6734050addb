import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attendedDays, personDays, type DayMark } from './rules';

const mark = (enrolmentId: string, day: string, status: DayMark['status'] = 'PRESENT') => ({
  ...{ enrolmentId, day, status },
});

it('counts a day once, whoever was late was there, and whoever was excused was not', () => {
  const days = attendedDays([
    mark('a', '2017-06-14', 'LATE'),
    mark('a', '2017-06-13'),
    mark('a', '2017-06-13', 'LEFT_EARLY'),
    mark('a', '2017-06-15', 'EXCUSED'),
    mark('b', '2017-06-13', 'ABSENT'),
    mark('b', '2017-06-14', 'NOT_RECORDED'),
  ]);
  expect([...days]).toEqual([['a', ['2017-06-13', '2017-06-14']]]);
  expect(personDays(days)).toBe(2);
});

const anyMark = fc.record({
  enrolmentId: fc.constantFrom('a', 'b'),
  day: fc.constantFrom('2017-06-13', '2017-06-14'),
  status: fc.constantFrom('PRESENT' as const, 'LATE' as const, 'ABSENT' as const, 'NOT_EXPECTED' as const),
});

it('never exceeds people by days, and a mark more never takes a day away', () => {
  fc.assert(
    fc.property(fc.array(anyMark), anyMark, (marks, more) => {
      const before = personDays(attendedDays(marks));
      expect(before).toBeLessThanOrEqual(4);
      expect(personDays(attendedDays([...marks, more]))).toBeGreaterThanOrEqual(before);
      expect(personDays(attendedDays([...marks].reverse()))).toBe(before);
    }),
  );
});
