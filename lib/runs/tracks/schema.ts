import { z } from '@/lib/errors/zod';
import { idSchema, requiredText } from '../schema';
import { optionalId } from '../sessions/schema';

export const trackSchema = z.object({ name: requiredText(60) });

export type TrackInput = z.output<typeof trackSchema>;

/** Who is in which track; null takes somebody out of theirs. */
export const divisionSchema = z.object({
  places: z
    .array(z.object({ enrolmentId: idSchema, trackId: optionalId }))
    .min(1)
    .max(5000),
});

export type Division = z.output<typeof divisionSchema>;
