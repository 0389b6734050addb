import { expect, it } from 'vitest';
import fc from 'fast-check';
import { clashes, overlap } from './rules';

const at = (from: number, to: number) => ({
  startsAt: new Date(from * 60_000),
  endsAt: new Date(to * 60_000),
});
const slot = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => at(from, from + length));
const slots = fc.array(slot, { maxLength: 12 });

it('is no clash when one begins as the other ends', () => {
  expect([
    overlap(at(0, 10), at(10, 20)),
    overlap(at(0, 11), at(10, 20)),
    overlap(at(0, 30), at(10, 20)),
  ]).toEqual([false, true, true]);
});

it('finds the same pairs from either side', () => {
  fc.assert(
    fc.property(slots, slots, (ours, theirs) => {
      const there = clashes(ours, theirs).map(({ wanted, booked }) =>
        [ours.indexOf(wanted), theirs.indexOf(booked)].join(),
      );
      const back = clashes(theirs, ours).map(({ wanted, booked }) =>
        [ours.indexOf(booked), theirs.indexOf(wanted)].join(),
      );
      expect(there.sort()).toEqual(back.sort());
    }),
  );
});

it('finds a clash exactly where some minute belongs to both', () => {
  const minutes = ({ startsAt, endsAt }: ReturnType<typeof at>) => {
    const from = startsAt.getTime() / 60_000;
    return Array.from({ length: endsAt.getTime() / 60_000 - from }, (_, index) => from + index);
  };
  fc.assert(
    fc.property(slot, slot, (a, b) => {
      expect(clashes([a], [b]).length > 0).toBe(minutes(a).some((minute) => minutes(b).includes(minute)));
    }),
  );
});
