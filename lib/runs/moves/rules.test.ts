import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayOf } from '@/lib/time/day';
import { afterMove, carriedDays, carrySessions, samePlace, sameStanding, type HeldSession } from './rules';
import type { MoveRecord, RunPosition } from './schema';

const place = {
  timeZone: 'Asia/Almaty',
  countryCode: 'KZ',
  regionCode: null,
  cityEn: 'Almaty',
  cityRu: null,
};

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => dayOf(new Date(Date.UTC(2020, 0, 1) + days * 86_400_000)));
const position = fc
  .record({ startsOn: day, length: fc.integer({ min: 0, max: 9 }), venueId: fc.constantFrom('v1', null) })
  .map(({ startsOn, length, venueId }): RunPosition => {
    return { ...place, startsOn, endsOn: addDays(startsOn, length), venueId };
  });
const two = (value: number) => String(value).padStart(2, '0');

/** Sessions within the days of the run, in rooms where there is a venue. */
const sessionsOn = ({ startsOn, endsOn, venueId }: RunPosition) =>
  fc.array(
    fc
      .record({
        id: fc.uuid(),
        offset: fc.integer({ min: 0, max: carriedDays({ startsOn }, { startsOn: endsOn }) }),
        hour: fc.integer({ min: 0, max: 20 }),
        hours: fc.integer({ min: 1, max: 3 }),
        room: fc.constantFrom('r1', 'r2', null),
      })
      .map(({ id, offset, hour, hours, room }): HeldSession => {
        const on = addDays(startsOn, offset);
        return {
          ...{ id, title: 'Session', trainerIds: [], roomId: venueId ? room : null },
          ...{ startsAtLocal: `${on}T${two(hour)}:30`, endsAtLocal: `${on}T${two(hour + hours)}:00` },
        };
      }),
    { maxLength: 6 },
  );

const run = position.chain((from) => sessionsOn(from).map((sessions) => ({ from, sessions })));

it('is undone by the move back, where the venue stays', () => {
  fc.assert(
    fc.property(run, day, ({ from, sessions }, startsOn) => {
      const length = carriedDays(from, { startsOn: from.endsOn });
      const to = { ...from, startsOn, endsOn: addDays(startsOn, length) };
      const there = carrySessions(sessions, from, to, carriedDays(from, to));
      if (!there.ok) throw new Error(JSON.stringify(there.refusals));
      const back = carrySessions(there.value, to, from, carriedDays(to, from));
      expect(back.ok && back.value.map(({ startsAt: _, endsAt: __, ...rest }) => rest)).toEqual(sessions);
    }),
  );
});

it('keeps every time on the wall and every length, and gives rooms up exactly where the venue changes', () => {
  fc.assert(
    fc.property(run, day, fc.constantFrom('v1', 'v2', null), ({ from, sessions }, startsOn, venueId) => {
      const length = carriedDays(from, { startsOn: from.endsOn });
      const to = { ...from, startsOn, endsOn: addDays(startsOn, length), venueId };
      const moved = carrySessions(sessions, from, to, carriedDays(from, to));
      if (!moved.ok) throw new Error(JSON.stringify(moved.refusals));
      moved.value.forEach((session, index) => {
        const before = sessions[index]!;
        expect(session.startsAtLocal.slice(10)).toBe(before.startsAtLocal.slice(10));
        expect(session.endsAtLocal.slice(10)).toBe(before.endsAtLocal.slice(10));
        expect(session.roomId).toBe(venueId === from.venueId ? before.roomId : null);
      });
    }),
  );
});

it('refuses by name the sessions that a shorter run does not cover', () => {
  const session = {
    ...{ id: 's', title: 'Closing', roomId: null, trainerIds: [] },
    ...{ startsAtLocal: '2026-06-17T09:00', endsAtLocal: '2026-06-17T10:00' },
  };
  const to = { startsOn: '2026-06-15', endsOn: '2026-06-16', timeZone: 'Asia/Almaty', venueId: null };
  expect(carrySessions([session], to, to, 0)).toMatchObject({
    ok: false,
    refusals: [{ code: 'SESSION_OUTSIDE_RUN', params: { session: 'Closing' }, path: 'endsOn' }],
  });
});

it('knows how a run stood after its move, whatever the order of its sessions', () => {
  fc.assert(
    fc.property(run, position, ({ from, sessions }, to) => {
      const times = sessions.map(({ id, startsAtLocal, endsAtLocal, roomId }) => {
        return { id, startsAtLocal, endsAtLocal, roomId, timeZone: from.timeZone };
      });
      const record: MoveRecord = { from, to, sessions: times };
      const after = afterMove(record);
      expect(sameStanding(after, { ...after, sessions: [...after.sessions].reverse() })).toBe(true);
      const stayed = samePlace(from, to);
      if (!stayed) expect(sameStanding(after, { position: from, sessions: times })).toBe(false);
    }),
  );
});
