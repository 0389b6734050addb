import { z } from '@/lib/errors/zod';
import { optionalText, placeShape, requiredText } from '../schema';

export const roomSchema = z.object({
  name: requiredText(120),
  capacity: z.number().int().min(1).max(100_000).nullable(),
});

const mostRooms = 50;

/** Rooms that are added to a venue, several at a time. */
export const roomsSchema = z.object({ rooms: z.array(roomSchema).min(1).max(mostRooms) });

const venueShape = { ...placeShape, name: requiredText(200), address: optionalText(500) };

export const venueSchema = z.object({ ...venueShape, rooms: z.array(roomSchema).max(mostRooms) });

/** The venue itself; its rooms are changed one by one. */
export const venueChangeSchema = z.object(venueShape);

export type RoomInput = z.infer<typeof roomSchema>;
export type VenueInput = z.infer<typeof venueSchema>;
export type VenueChange = z.infer<typeof venueChangeSchema>;
