import { z } from '@/lib/errors/zod';
import { optionalText, placeShape, requiredText } from '../schema';

export const roomSchema = z.object({
  name: requiredText(120),
  capacity: z.number().int().min(1).max(100_000).nullable(),
});

export const venueSchema = z.object({
  ...placeShape,
  name: requiredText(200),
  address: optionalText(500),
  rooms: z.array(roomSchema).max(50),
});

export type VenueInput = z.infer<typeof venueSchema>;
