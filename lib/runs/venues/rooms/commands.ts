import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { runChanged } from '../../changes/commands';
import { venueToChange, type VenueToChange } from '../access/queries';
import type { RoomInput } from '../schema';
import { roomTwice } from './rules';

/** Adds rooms to a venue. Refuses ROOM_TWICE and OUTSIDE_YOUR_SCOPE. */
export async function addRooms(
  actor: Actor,
  venueId: string,
  rooms: readonly RoomInput[],
): Promise<Outcome<{ roomIds: string[] }>> {
  return inTransaction(async (tx) => {
    const venue = await venueToChange(tx, actor, venueId);
    if (!venue.ok) return venue;
    const { id } = venue.value;
    const standing = await tx.room.findMany({ where: { venueId: id }, select: { name: true } });
    const refused = roomTwice(rooms, standing, 'rooms');
    if (refused) return refused;
    const added = await tx.room.createManyAndReturn({
      data: rooms.map((room) => ({ ...room, venueId: id })),
      select: { id: true },
    });
    const roomIds = added.map((room) => room.id);
    await audit(tx, actor, {
      action: 'addRooms',
      subjectType: 'venue',
      subjectId: id,
      details: { roomIds },
    });
    return done({ roomIds });
  });
}

/** Renames a room or says how many it holds. Refuses ROOM_TWICE and OUTSIDE_YOUR_SCOPE. */
export async function changeRoom(
  actor: Actor,
  roomId: string,
  input: RoomInput,
): Promise<Outcome<{ roomId: string }>> {
  return inTransaction(async (tx) => {
    const found = await roomToChange(tx, actor, roomId);
    if (!found.ok) return found;
    const { room, venue } = found.value;
    const others = await tx.room.findMany({
      where: { venueId: venue.id, id: { not: room.id } },
      select: { name: true },
    });
    const refused = roomTwice([input], others, 'name');
    if (refused) return refused;
    await tx.room.update({ where: { id: room.id }, data: input, select: { id: true } });
    if (input.name !== room.name) {
      // People were told where to be by the room's name.
      const now = new Date();
      const runs = await tx.courseRun.findMany({
        where: { sessions: { some: { roomId: room.id, cancelledAt: null, endsAt: { gt: now } } } },
        select: { id: true },
      });
      for (const { id } of runs) await runChanged(tx, id, now);
    }
    await audit(tx, actor, {
      action: 'changeRoom',
      subjectType: 'venue',
      subjectId: venue.id,
      details: { roomId: room.id, capacity: input.capacity },
    });
    return done({ roomId: room.id });
  });
}

/**
 * Takes a room away that no session was ever planned in. Refuses ROOM_USED with the number of sessions (cancelled ones
 * too: they say where they were to be), and OUTSIDE_YOUR_SCOPE.
 */
export async function removeRoom(
  actor: Actor,
  roomId: string,
): Promise<Outcome<{ venueId: string; room: RoomInput }>> {
  return inTransaction(async (tx) => {
    const found = await roomToChange(tx, actor, roomId);
    if (!found.ok) return found;
    const { room, venue } = found.value;
    const sessions = await tx.trainingSession.count({ where: { roomId: room.id } });
    if (sessions > 0) return refuse('ROOM_USED', { sessions });
    await tx.room.delete({ where: { id: room.id }, select: { id: true } });
    await audit(tx, actor, {
      action: 'removeRoom',
      subjectType: 'venue',
      subjectId: venue.id,
      details: { roomId: room.id },
    });
    return done({ venueId: venue.id, room: { name: room.name, capacity: room.capacity } });
  });
}

/**
 * A room and its venue, both locked: whoever plans a session in the room locks it first (../../access), so that a room
 * is not taken away from under a session that is being written.
 */
async function roomToChange(
  tx: Transaction,
  actor: Actor,
  roomId: string,
): Promise<Outcome<{ room: { id: string; name: string; capacity: number | null }; venue: VenueToChange }>> {
  const id = idOf(roomId);
  if (!id || !canCoordinate(actor)) throw new NotFound('room');
  const known = await tx.room.findUnique({ where: { id }, select: { venueId: true } });
  if (!known) throw new NotFound('room');
  const venue = await venueToChange(tx, actor, known.venueId);
  if (!venue.ok) return venue;
  await tx.$queryRaw`SELECT 1 FROM room WHERE id = ${id}::uuid FOR UPDATE`;
  const room = await tx.room.findUnique({ where: { id }, select: { id: true, name: true, capacity: true } });
  if (!room) throw new NotFound('room');
  return done({ room, venue: venue.value });
}
