import { describe, expect, it } from 'vitest';
import { NotFound } from '@/lib/errors/not-found';
import { addDays } from '@/lib/time/day';
import { scheduleSession } from '../sessions/commands';
import { coordinatorOf, courseOf, office, runOf, sessionInput, value, venueOf } from '../testing/fixture';
import { archiveVenue } from './commands';
import { occupancy } from './occupancy/queries';
import { venue, venueOptions, venueRuns, venues } from './queries';

const today = new Date().toISOString().slice(0, 10);
const first = addDays(today, 30);
const ahead = { startsOn: first, endsOn: addDays(first, 2) };
const behind = { startsOn: '2025-06-02', endsOn: '2025-06-04' };

describe('what is seen', () => {
  const all = { q: '', page: 1, countryCode: null, archived: false };

  it('finds a venue in any script, and counts who stands there', async () => {
    const { courseId } = await courseOf('VS1');
    const { venueId } = await venueOf('Гостиница «Ўзбекистон»', ['A', 'B', 'C']);
    await runOf(courseId, { ...ahead, venueId });
    await runOf(courseId, { ...behind, venueId });
    for (const q of ['gostinitsa ozbekiston', 'Ташкент гостиница', 'tashkent Ўзбекистон']) {
      const { rows } = await venues(office, 'EN', { ...all, q }, today);
      expect(rows.map(({ id, rooms, runs, city }) => ({ id, rooms, runs, city }))).toEqual([
        { id: venueId, rooms: 3, runs: 1, city: 'Tashkent' },
      ]);
    }
    const kazakh = await venues(office, 'EN', { ...all, q: 'gostinitsa', countryCode: 'KZ' }, today);
    expect(kazakh.total).toBe(0);
    value(await archiveVenue(office, venueId));
    const found = async (archived: boolean) =>
      (await venues(office, 'RU', { ...all, q: 'gostinitsa', archived }, today)).total;
    expect([await found(false), await found(true)]).toEqual([0, 1]);
  });

  it('names runs and bookings only to who manages them', async () => {
    const { courseId, programmeId } = await courseOf('VS2');
    const { courseId: foreign } = await courseOf('VS3');
    const { venueId, roomIds } = await venueOf('Open house');
    const [roomId = ''] = roomIds;
    const { runId, code } = await runOf(courseId, { ...ahead, venueId });
    const { runId: theirs, code: theirCode } = await runOf(foreign, { ...ahead, venueId });
    await runOf(foreign, { ...behind, venueId });
    const at = (day: string, hours: [string, string]) =>
      sessionInput(`${day}T${hours[0]}`, `${day}T${hours[1]}`, { roomId });
    value(await scheduleSession(office, runId, at(first, ['09:00', '10:00'])));
    value(await scheduleSession(office, theirs, at(first, ['10:00', '11:00'])));
    value(await scheduleSession(office, theirs, at(addDays(first, 1), ['10:00', '11:00'])));
    const mine = await coordinatorOf({ programmeId });
    const seen = await venueRuns(mine, venueId, today);
    expect(seen.ahead.rows.map((run) => run.code)).toEqual([code]);
    expect([seen.ahead.others, seen.past.mine, seen.past.others]).toEqual([1, 0, 1]);
    const strip = await occupancy(mine, venueId, first, 7);
    const lanes = strip.rooms.find(({ id }) => id === roomId)?.lanes ?? [];
    expect(lanes.map((lane) => lane.map((part) => (part.free ? -part.length : part.length)))).toEqual([
      [2, -5],
      [1, -6],
    ]);
    expect(Object.values(strip.runs).map((run) => run.code)).toEqual([code]);
    expect(JSON.stringify([seen, strip])).not.toContain(theirs);
    expect(JSON.stringify([seen, strip])).not.toContain(theirCode);
    expect((await venue(mine, venueId)).rooms.map(({ used }) => used)).toEqual([3, 0]);
  });

  it('is nothing to who does not coordinate', async () => {
    const { venueId } = await venueOf('Closed house');
    const actor = await coordinatorOf({});
    const nobody = { ...actor, grants: [] } as typeof actor;
    await expect(venues(nobody, 'EN', all, today)).rejects.toThrow(NotFound);
    await expect(venue(nobody, venueId)).rejects.toThrow(NotFound);
    await expect(venueRuns(nobody, venueId, today)).rejects.toThrow(NotFound);
    await expect(occupancy(nobody, venueId, first, 7)).rejects.toThrow(NotFound);
    await expect(venueOptions(nobody)).rejects.toThrow(NotFound);
  });
});
