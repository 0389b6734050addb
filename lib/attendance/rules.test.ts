import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blanks,
  changeTime,
  clampClock,
  currentMark,
  fold,
  markKey,
  operationId,
  refusalOfContent,
  undoable,
} from './rules';
import type { Operation } from './types';

const instant = fc
  .integer({ min: 1_700_000_000_000, max: 1_700_000_000_005 })
  .map((ms) => new Date(ms).toISOString());

const operation: fc.Arbitrary<Operation> = fc.record({
  id: fc.uuid(),
  sessionId: fc.constantFrom('s1', 's2'),
  enrolmentId: fc.constantFrom('e1', 'e2', 'e3'),
  status: fc.constantFrom('PRESENT', 'LATE', 'ABSENT', 'NOT_RECORDED'),
  minutes: fc.constant(null),
  note: fc.constant(null),
  at: instant,
  device: fc.constant('phone'),
});

const history = fc.uniqueArray(operation, { selector: (each) => each.id, maxLength: 30 });

const state = (operations: Iterable<Operation>) =>
  [...fold(operations)]
    .map(([key, mark]) => `${key}=${mark.id}`)
    .sort()
    .join();

describe('the merge rule', () => {
  test('any order, doubling and split ends alike', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (operations, chance) => {
        const next = () => chance.next().value ?? 0;
        const doubled = [...operations, ...operations.filter(() => next() % 2 === 0)]
          .map((each) => ({ each, order: next() }))
          .sort((a, b) => a.order - b.order)
          .map(({ each }) => each);
        const split = next() % (doubled.length + 1);
        // Each part folded by itself, as two devices would, and then their marks together.
        const parts = [doubled.slice(0, split), doubled.slice(split)].flatMap((part) => [
          ...fold(part).values(),
        ]);
        expect(state(doubled)).toBe(state(operations));
        expect(state(parts)).toBe(state(operations));
      }),
    );
  });

  test('the greatest time wins, and of equal times the greatest id', () => {
    const at = '2026-01-01T10:00:00.000Z';
    expect(
      currentMark([
        { at, id: 'b' },
        { at, id: 'a' },
      ])?.id,
    ).toBe('b');
    expect(
      currentMark([
        { at, id: 'b' },
        { at: '2026-01-01T10:00:00.001Z', id: 'a' },
      ])?.id,
    ).toBe('a');
    expect(currentMark([])).toBeNull();
  });

  test('clamping a clock that runs ahead loses no mark and changes no other', () => {
    fc.assert(
      fc.property(history, instant, (operations, receivedAt) => {
        const clamped = operations.map((each) => ({ ...each, at: clampClock(each.at, receivedAt) }));
        const marks = fold(clamped);
        expect([...marks.keys()].sort()).toEqual([...fold(operations).keys()].sort());
        for (const each of clamped) {
          expect(Date.parse(each.at)).toBeLessThanOrEqual(Date.parse(receivedAt));
          const mark = marks.get(markKey(each));
          expect(Date.parse(mark?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(each.at));
        }
      }),
    );
  });

  test('a change of mind wins over what was seen, whatever the device’s clock shows, also once it is clamped', () => {
    fc.assert(
      fc.property(
        operation,
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        instant,
        (seen, now, receivedAt) => {
          const at = changeTime(now, seen);
          const change = { ...seen, at, id: operationId(at, new Uint8Array(10)) };
          expect(currentMark([seen, change])).toBe(change);
          const first = { ...seen, id: operationId(seen.at, new Uint8Array(10).fill(255)) };
          const both = [first, change].map((each) => ({ ...each, at: clampClock(each.at, receivedAt) }));
          expect(currentMark(both)?.id).toBe(change.id);
        },
      ),
    );
  });

  test('an operation’s id is a UUID version 7 that sorts by its time', () => {
    const ids = [0, 1, 255].map((ms) =>
      operationId(new Date(1.7e12 + ms).toISOString(), new Uint8Array(10).fill(255 - ms)),
    );
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...ids].sort()).toEqual(ids);
  });
});

describe('what a mark may say', () => {
  const content = (status: Operation['status'], minutes: number | null, note: string | null = null) => ({
    status,
    minutes,
    note,
  });
  test.each([
    [content('LATE', null), null],
    [content('LATE', 1), null],
    [content('LEFT_EARLY', 90), null],
    [content('LATE', 91), 'MINUTES_INVALID'],
    [content('LATE', 0), 'MINUTES_INVALID'],
    [content('LATE', 1.5), 'MINUTES_INVALID'],
    [content('PRESENT', 5), 'MINUTES_INVALID'],
    [content('NOT_RECORDED', null, 'x'.repeat(500)), null],
    [content('ABSENT', null, 'x'.repeat(501)), 'NOTE_TOO_LONG'],
  ])('%o in a session of 90 minutes: %s', (mark, code) => {
    expect(refusalOfContent(mark, 90)).toBe(code);
  });
});

describe('all present', () => {
  test('fills only the blanks of people who are expected', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            expected: fc.boolean(),
            status: fc.constantFrom('PRESENT', 'EXCUSED', 'NOT_RECORDED', null),
          }),
        ),
        (rows) => {
          const people = rows.map(({ expected }, index) => ({ expected, enrolmentId: String(index) }));
          const filled = blanks(people, (id) => {
            const status = rows[Number(id)]?.status;
            return status ? { status: status as Operation['status'] } : null;
          });
          const open = rows.flatMap(({ expected, status }, index) =>
            expected && (status === null || status === 'NOT_RECORDED') ? [String(index)] : [],
          );
          expect(filled).toEqual(open);
        },
      ),
    );
  });

  test('undoing takes back only what is still as it was filled', () => {
    const made = [
      { id: '1', at: '2026-01-01T10:00:00.000Z', enrolmentId: 'a' },
      { id: '2', at: '2026-01-01T10:00:00.000Z', enrolmentId: 'b' },
    ];
    const now = { a: made[0], b: { id: '3', at: '2026-01-01T10:01:00.000Z' } };
    expect(undoable(made, (id) => now[id as 'a' | 'b']).map((each) => each.enrolmentId)).toEqual(['a']);
  });
});
