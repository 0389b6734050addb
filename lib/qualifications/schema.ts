import { z } from '@/lib/errors/zod';
import { code, optionalText } from '@/lib/programmes/schema';

export const qualificationTypeSchema = z.object({
  code,
  nameEn: z.string().trim().min(1).max(200),
  nameRu: optionalText(200),
  /** Null: the status has no end. */
  validityMonths: z.number().int().min(1).max(600).nullable(),
});

/** A kind of status changed. Its code stands on papers and in lists, and stays. */
export const typeChangeSchema = qualificationTypeSchema.omit({ code: true });

export type QualificationTypeInput = z.infer<typeof qualificationTypeSchema>;

export type TypeChange = z.infer<typeof typeChangeSchema>;

export const withdrawalSchema = z.object({ reason: z.string().trim().min(3).max(500) });
