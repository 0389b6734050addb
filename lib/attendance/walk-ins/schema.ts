import { z } from '@/lib/errors/zod';
import { personSchema } from '@/lib/people/schema';

/** The walk-ins of one run that are one and the same person: they may have come to several sessions. */
const walkInIds = z.array(z.uuid()).min(1).max(200);

export const tieSchema = z.object({ walkInIds, enrolmentId: z.uuid() });

const reason = z.string().trim().min(1, { message: 'REQUIRED' }).max(500);

export const refuseSchema = z.object({ walkInIds, reason });
export const reopenSchema = z.object({ walkInIds });

/** Who walk-ins are that have no place on the run yet: somebody whom the office knows, or somebody new. */
export const enrolWalkInSchema = z.object({
  walkInIds,
  person: z.union([z.object({ id: z.uuid() }), z.object({ entered: personSchema })]),
  reason,
});

export type TieInput = z.output<typeof tieSchema>;
export type RefuseInput = z.output<typeof refuseSchema>;
export type ReopenInput = z.output<typeof reopenSchema>;
export type EnrolWalkInInput = z.output<typeof enrolWalkInSchema>;
