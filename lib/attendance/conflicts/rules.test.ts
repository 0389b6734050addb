import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentMark } from '../rules';
import { contested, type Recorded } from './rules';

const at = (minute: number) => new Date(Date.UTC(2026, 5, 15, 9, minute)).toISOString();
const recorded = (id: string, minute: number, change: Partial<Recorded> = {}): Recorded => ({
  ...{ id, at: at(minute), status: 'PRESENT', minutes: null, device: 'phone A', recordedById: 'a' },
  ...{ source: 'REGISTER', seenId: null, receivedAt: at(minute) },
  ...change,
});
const b = { device: 'phone B', recordedById: 'b' } as const;
const idsOf = (operations: Recorded[]) => contested(operations).map(({ id }) => id);

describe('two recorders who had not seen each other', () => {
  test('contradict each other when they say different things, and not when they agree', () => {
    expect(idsOf([recorded('1', 1), recorded('2', 2, { ...b, status: 'ABSENT' })])).toEqual(['1']);
    expect(idsOf([recorded('1', 1), recorded('2', 2, b)])).toEqual([]);
    const late = { status: 'LATE' } as const;
    expect(
      idsOf([recorded('1', 1, { ...late, minutes: 5 }), recorded('2', 2, { ...b, ...late, minutes: 20 })]),
    ).toEqual(['1']);
  });

  test('of each the last word counts: a change of mind that agrees ends it', () => {
    const mind = recorded('3', 3, { status: 'ABSENT', seenId: '1' });
    expect(idsOf([recorded('1', 1), recorded('2', 4, { ...b, status: 'ABSENT' }), mind])).toEqual([]);
  });

  test('one who saw the other’s mark corrects it, and contests nothing', () => {
    expect(idsOf([recorded('1', 1), recorded('2', 2, { ...b, status: 'ABSENT', seenId: '1' })])).toEqual([]);
  });

  test('are decided by a change on the board, for what the office had by then', () => {
    const both = [recorded('1', 1), recorded('2', 2, { ...b, status: 'ABSENT' })];
    const board = recorded('3', 30, { recordedById: 'c', device: 'desk', source: 'BOARD', seenId: '2' });
    expect(idsOf([...both, board])).toEqual([]);
    // Recorded before, and on its way until after.
    const onItsWay = recorded('4', 3, {
      device: 'phone D',
      recordedById: 'd',
      status: 'EXCUSED',
      receivedAt: at(40),
    });
    expect(idsOf([...both, board, onItsWay])).toEqual(['4']);
  });
});

test('one device alone never contests itself, nor does the current mark, in whatever order it comes', () => {
  const operation = fc.record({
    minute: fc.nat(5),
    hand: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom('PRESENT' as const, 'ABSENT' as const, 'LATE' as const),
    sees: fc.option(fc.nat(9)),
  });
  fc.assert(
    fc.property(
      fc.array(operation, { minLength: 1, maxLength: 10 }),
      fc.infiniteStream(fc.nat()),
      (taps, chance) => {
        const operations = taps.map(({ minute, hand, status, sees }, index) =>
          recorded(String(index), minute, {
            ...{ status, device: hand, recordedById: hand },
            seenId: sees !== null && sees < index ? String(sees) : null,
          }),
        );
        const shuffled = operations
          .map((each) => ({ each, order: chance.next().value ?? 0 }))
          .sort((x, y) => x.order - y.order)
          .map(({ each }) => each);
        expect(idsOf(shuffled)).toEqual(idsOf(operations));
        const current = currentMark(operations);
        expect(idsOf(operations)).not.toContain(current?.id);
        expect(contested(operations).every((each) => each.device !== current?.device)).toBe(true);
        expect(contested(operations.filter((each) => each.device === 'a'))).toEqual([]);
      },
    ),
  );
});
