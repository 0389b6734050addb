import { z } from '@/lib/errors/zod';
import { code, optionalText } from '@/lib/programmes/schema';

export const qualificationTypeSchema = z.object({
  code,
  nameEn: z.string().trim().min(1).max(200),
  nameRu: optionalText(200),
  /** Null: the status has no end. */
  validityMonths: z.number().int().min(1).max(600).nullable(),
});

export type QualificationTypeInput = z.infer<typeof qualificationTypeSchema>;

export const withdrawalSchema = z.object({ reason: z.string().trim().min(3).max(500) });
