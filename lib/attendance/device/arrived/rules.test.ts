import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MarkRow, Register, WalkInRow } from '@/lib/attendance/register/types';
import { fold } from '@/lib/attendance/rules';
import type { Operation } from '@/lib/attendance/types';
import { withArrived } from './rules';

const session = { id: 'session' } as Register['session'];
const register = (marks: MarkRow[] = [], walkIns: WalkInRow[] = []): Register => ({
  ...{ account: 'account', session, people: [], marks, walkIns },
});
const operation = (part: Partial<Operation> = {}): Operation => ({
  ...{ id: '1', at: '2026-06-15T04:00:00.000Z', sessionId: 'session', enrolmentId: 'aibek' },
  ...{ status: 'PRESENT', minutes: null, note: null, device: 'Android', ...part },
});
const earlier = '2026-06-15T03:00:00.000Z';
const later = '2026-06-15T05:00:00.000Z';
const office: MarkRow = ['aibek', 'ABSENT', null, null, later, '0', 'Windows', 'Trainer', 'REGISTER'];

test('what was sent stands in the kept register, unless the office said something later', () => {
  expect(withArrived(register(), [operation()]).marks).toEqual([
    ['aibek', 'PRESENT', null, null, operation().at, '1', 'Android', null, 'REGISTER'],
  ]);
  expect(withArrived(register([office]), [operation()]).marks).toEqual([office]);
  const of = (at: string) =>
    withArrived(register([office]), [operation({ at })]).marks.map(([, said]) => said);
  expect([of(earlier), of('2026-06-15T06:00:00.000Z')]).toEqual([['ABSENT'], ['PRESENT']]);
});

test('what was sent of another session changes nothing', () => {
  expect(withArrived(register([office]), [operation({ sessionId: 'other', at: later })])).toEqual(
    register([office]),
  );
});

test('somebody typed at the door is in the kept register, and counts for the place they were tied to', () => {
  const typed = operation({ enrolmentId: 'w1', walkInName: 'Бермет' });
  const row: WalkInRow = ['w1', 'Бермет', 'PRESENT', null, null, typed.at, '1', 'Android', '', null, 0];
  expect(withArrived(register(), [typed])).toEqual(register([], [row]));
  const settled: WalkInRow = [...row.slice(0, 9), 'bermet', 1] as unknown as WalkInRow;
  const tied = withArrived(register([], [settled]), [typed]);
  expect(tied.walkIns).toEqual([settled]);
  expect(tied.marks.map(([id]) => id)).toEqual(['bermet']);
  const dropped: WalkInRow = [...row.slice(0, 9), null, 1] as unknown as WalkInRow;
  expect(withArrived(register([], [dropped]), [typed])).toEqual(register([], [dropped]));
});

test('in any order and any parts it is the fold of all that was sent', () => {
  const sent = fc.record({
    id: fc.uuid(),
    at: fc.integer({ min: 0, max: 5 }).map((minute) => `2026-06-15T04:0${minute}:00.000Z`),
    enrolmentId: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom('PRESENT', 'ABSENT', 'NOT_RECORDED'),
  });
  fc.assert(
    fc.property(fc.uniqueArray(sent, { selector: ({ id }) => id }), fc.nat(), (parts, cut) => {
      const all = parts.map((part) => operation(part as Partial<Operation>));
      const [first, second] = [all.slice(cut % (all.length + 1)), all.slice(0, cut % (all.length + 1))];
      const { marks } = withArrived(withArrived(register(), first), second);
      const wanted = [...fold(all).values()].map(({ enrolmentId, id }) => [enrolmentId, id]);
      expect(marks.map(([id, , , , , by]) => [id, by]).sort()).toEqual(wanted.sort());
    }),
  );
});
