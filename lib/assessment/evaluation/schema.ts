import { z } from '@/lib/errors/zod';
import { isDay } from '@/lib/time/day';

/** How a run is evaluated. An empty day: two weeks after the run. No session chosen: each that counts. */
export const evaluationSettings = z.object({
  closesOn: z
    .string()
    .trim()
    .refine((day) => day === '' || isDay(day), 'DATE_INVALID'),
  sessionIds: z.array(z.uuid()).max(60),
});

export type EvaluationSettings = z.output<typeof evaluationSettings>;
