import { z } from '@/lib/errors/zod';

/** The office that runs the programmes: what certificates are headed with, and the days it counts by. */
export const officeSchema = z.object({
  nameEn: z.string().trim().min(1).max(160),
  nameRu: z.string().trim().min(1).max(160),
  countryCode: z
    .string()
    .min(1)
    .pipe(z.string().regex(/^[A-Z]{2}$/)),
  timeZone: z.string().min(1).max(64),
  /** Stands at the head of every certificate number. */
  numberPrefix: z
    .string()
    .trim()
    .regex(/^[A-Z][A-Z0-9]{0,9}$/, 'PREFIX_FORMAT'),
});

export type OfficeInput = z.infer<typeof officeSchema>;
