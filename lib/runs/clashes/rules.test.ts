import { expect, it } from 'vitest';
import fc from 'fast-check';
import { clashes, daysMeet, meeting, overlap, type Engagement } from './rules';

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

const days = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 9 }))
  .map(([from, length]) => ({
    startsOn: `2026-06-${10 + from}`,
    endsOn: `2026-06-${10 + Math.min(from + length, 20)}`,
  }));
const engagement: fc.Arbitrary<Engagement> = fc
  .tuple(days, fc.option(slots))
  .map(([at, sessions]) => ({ ...at, sessions }));

it('goes by the hours where both have sessions, and by the days where one has none', () => {
  const first = { startsOn: '2026-06-15', endsOn: '2026-06-17', sessions: [at(0, 10)] };
  const apart = { ...first, sessions: [at(10, 20)] };
  const [session] = [at(5, 20)];
  expect(meeting(first, apart)).toBeNull();
  expect(meeting(first, { ...first, sessions: [at(10, 20), session!] })).toEqual({ by: 'SESSIONS', session });
  expect(meeting(first, { ...apart, sessions: null })).toEqual({ by: 'DAYS' });
  expect(
    meeting({ ...first, sessions: null }, { ...apart, startsOn: '2026-06-18', endsOn: '2026-06-18' }),
  ).toBeNull();
  // A trainer who teaches none of the sessions of the other run is free.
  expect(meeting(first, { ...first, sessions: [] })).toBeNull();
});

it('says the same from either side, and by the days exactly where they meet', () => {
  fc.assert(
    fc.property(engagement, engagement, (a, b) => {
      expect(meeting(a, b)?.by).toBe(meeting(b, a)?.by);
      if (!a.sessions || !b.sessions) expect(meeting(a, b) !== null).toBe(daysMeet(a, b));
    }),
  );
});
