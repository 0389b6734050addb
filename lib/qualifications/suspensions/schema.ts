import { z } from '@/lib/errors/zod';
import { daySchema as day } from '@/lib/time/schema';

/** From which day a status does not entitle, and why. */
export const suspensionSchema = z.object({ startsOn: day, reason: z.string().trim().min(3).max(500) });

export type SuspensionInput = z.infer<typeof suspensionSchema>;

/** The first day on which it entitles again. */
export const liftingSchema = z.object({ liftedOn: day });

export type LiftingInput = z.infer<typeof liftingSchema>;
