import { z } from '@/lib/errors/zod';
import { locales } from '@/lib/text/locale';

/** Which badges are printed: of everyone with a place, or of those chosen; and of the trainers. */
export const badgesSchema = z.object({
  language: z.enum(locales),
  enrolmentIds: z.union([z.literal('ALL'), z.array(z.uuid()).max(10_000)]),
  trainers: z.boolean(),
});

export type BadgesInput = z.output<typeof badgesSchema>;

export const renewSchema = z.object({ runId: z.uuid(), enrolmentId: z.uuid() });

export type RenewInput = z.output<typeof renewSchema>;
