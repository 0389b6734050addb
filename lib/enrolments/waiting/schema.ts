import { z } from '@/lib/errors/zod';

/** Places offered by hand to people who wait; `hours`: how long each has to answer. */
export const offerSchema = z.object({
  enrolmentIds: z.array(z.uuid()).min(1).max(1000),
  hours: z.number().int().min(1).max(720),
});

export type OfferInput = z.output<typeof offerSchema>;
