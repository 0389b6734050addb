import { z } from '@/lib/errors/zod';
import { requiredText } from '../schema';

export const holidaySchema = z.object({
  countryCode: z
    .string()
    .min(1)
    .pipe(z.string().regex(/^[A-Z]{2}$/)),
  day: z.string().min(1).pipe(z.iso.date()),
  nameEn: requiredText(120),
  nameRu: requiredText(120),
});

export const holidayKeySchema = holidaySchema.pick({ countryCode: true, day: true });

export type HolidayInput = z.infer<typeof holidaySchema>;
