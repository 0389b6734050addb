import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { addDays } from '@/lib/time/day';
import { tellParticipants } from '../../changes/commands';
import { cancelSession, scheduleSession } from '../../sessions/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  runOf,
  sessionInput,
  value,
  venueOf,
} from '../../testing/fixture';
import { addRooms, changeRoom, removeRoom } from './commands';

const first = addDays(new Date().toISOString().slice(0, 10), 20);
const days = { startsOn: first, endsOn: first };
const namesOf = async (venueId: string) =>
  (await db.room.findMany({ where: { venueId }, orderBy: { name: 'asc' } })).map(({ name }) => name);

describe('rooms', () => {
  it('are added several at a time, each name once', async () => {
    const { venueId } = await venueOf('Rooms 1', ['Hall']);
    const room = (name: string, capacity: number | null = null) => ({ name, capacity });
    expect(value(await addRooms(office, venueId, [room('A', 20), room('B')])).roomIds).toHaveLength(2);
    expect(await namesOf(venueId)).toEqual(['A', 'B', 'Hall']);
    expect(codes(await addRooms(office, venueId, [room('C'), room('HALL')]))).toEqual(['ROOM_TWICE']);
    expect(codes(await addRooms(office, venueId, [room('C'), room('c')]))).toEqual(['ROOM_TWICE']);
    expect(await namesOf(venueId)).toEqual(['A', 'B', 'Hall']);
  });

  it('are renamed, and who was told of the room is told again', async () => {
    const { courseId } = await courseOf('RR1');
    const { venueId, roomIds } = await venueOf('Rooms 2');
    const [roomId = ''] = roomIds;
    const { runId } = await runOf(courseId, { ...days, venueId });
    value(await scheduleSession(office, runId, sessionInput(`${first}T09:00`, `${first}T10:00`, { roomId })));
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const told = () =>
      db.$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`${tellParticipants}:${runId}`}`;
    value(await changeRoom(office, roomId, { name: 'Hall', capacity: 80 }));
    expect(await told()).toEqual([]);
    value(await changeRoom(office, roomId, { name: 'Grand hall', capacity: 80 }));
    expect(await told()).toHaveLength(1);
    expect(codes(await changeRoom(office, roomId, { name: 'Room 2', capacity: 80 }))).toEqual(['ROOM_TWICE']);
  });

  it('are removed only where no session was ever planned', async () => {
    const { courseId } = await courseOf('RR2');
    const { venueId, roomIds } = await venueOf('Rooms 3');
    const [used = '', unused = ''] = roomIds;
    const { runId } = await runOf(courseId, { ...days, venueId });
    const session = sessionInput(`${first}T09:00`, `${first}T10:00`, { roomId: used });
    const { sessionId } = value(await scheduleSession(office, runId, session));
    value(await cancelSession(office, sessionId));
    const refused = await removeRoom(office, used);
    expect(refused).toEqual({ ok: false, refusals: [{ code: 'ROOM_USED', params: { sessions: 1 } }] });
    expect(value(await removeRoom(office, unused))).toEqual({
      venueId,
      room: { name: 'Room 2', capacity: null },
    });
    expect(await namesOf(venueId)).toEqual(['Hall']);
    await expect(removeRoom(office, unused)).rejects.toThrow(NotFound);
  });

  it('are not to be changed from another country, and unknown to who does not coordinate', async () => {
    const { venueId, roomIds } = await venueOf('Rooms 4');
    const [roomId = ''] = roomIds;
    const kazakh = await coordinatorOf({ countryCode: 'KZ' });
    const nobody = { ...kazakh, grants: [] } as typeof kazakh;
    const room = { name: 'X', capacity: null };
    expect(codes(await addRooms(kazakh, venueId, [room]))).toEqual(['OUTSIDE_YOUR_SCOPE']);
    expect(codes(await changeRoom(kazakh, roomId, room))).toEqual(['OUTSIDE_YOUR_SCOPE']);
    expect(codes(await removeRoom(kazakh, roomId))).toEqual(['OUTSIDE_YOUR_SCOPE']);
    await expect(addRooms(nobody, venueId, [room])).rejects.toThrow(NotFound);
    await expect(changeRoom(nobody, roomId, room)).rejects.toThrow(NotFound);
    await expect(removeRoom(nobody, roomId)).rejects.toThrow(NotFound);
    expect(await namesOf(venueId)).toEqual(['Hall', 'Room 2']);
  });

  it('are never taken away from under a session that is being planned in them', async () => {
    const { courseId } = await courseOf('RR3');
    const { venueId } = await venueOf('Rooms 5', []);
    const { runId } = await runOf(courseId, { ...days, venueId });
    const names = Array.from({ length: 12 }, (_, index) => ({ name: `Room ${index}`, capacity: null }));
    const { roomIds } = value(await addRooms(office, venueId, names));
    const outcomes = await Promise.all(
      roomIds.flatMap((roomId, index) => {
        const hour = String(index + 6).padStart(2, '0');
        const session = sessionInput(`${first}T${hour}:00`, `${first}T${hour}:50`, { roomId });
        const plan = () => scheduleSession(office, runId, session);
        const remove = () => removeRoom(office, roomId);
        return index % 2 ? [plan(), remove()] : [remove(), plan()];
      }),
    );
    for (let index = 0; index < roomIds.length; index++) {
      const pair = outcomes.slice(2 * index, 2 * index + 2);
      expect(pair.filter(({ ok }) => ok)).toHaveLength(1);
      expect(['ROOM_USED', 'ROOM_NOT_OF_VENUE']).toContain(pair.flatMap(codes)[0]);
    }
  });

  it('are kept by the database all the same, where nobody asks first', async () => {
    const { courseId } = await courseOf('RR4');
    const { venueId, roomIds } = await venueOf('Rooms 6');
    const [roomId = ''] = roomIds;
    const { runId } = await runOf(courseId, { ...days, venueId });
    value(await scheduleSession(office, runId, sessionInput(`${first}T09:00`, `${first}T10:00`, { roomId })));
    await expect(db.room.delete({ where: { id: roomId } })).rejects.toThrow();
  });
});
