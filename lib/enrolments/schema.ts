import { z } from '@/lib/errors/zod';
import { optionalLine } from '@/lib/people/schema';
import { EnrolmentState } from '@/prisma/generated/enums';
import { startingStates } from './rules';

export const enrolSchema = z.object({
  personIds: z.array(z.uuid()).min(1).max(10_000),
  state: z.enum(startingStates),
  /** Why all the same, where a person is expected on another run on these days. */
  reason: optionalLine(500),
  /** Where not everybody can be confirmed: those who fit are, in the order given, and the others wait in that order. */
  overflow: z.literal('WAITING_LIST').optional(),
});

export type EnrolInput = z.output<typeof enrolSchema>;

export const decideSchema = z.object({
  enrolmentIds: z.array(z.uuid()).min(1).max(10_000),
  to: z.enum(EnrolmentState),
  reason: optionalLine(500),
});

export type DecideInput = z.output<typeof decideSchema>;
