import { z } from '@/lib/errors/zod';
import { requiredText } from '../schema';
import { daySchema } from '@/lib/time/schema';

export const holidaySchema = z.object({
  countryCode: z
    .string()
    .min(1)
    .pipe(z.string().regex(/^[A-Z]{2}$/)),
  day: daySchema,
  nameEn: requiredText(120),
  nameRu: requiredText(120),
});

export const holidayKeySchema = holidaySchema.pick({ countryCode: true, day: true });

export type HolidayInput = z.infer<typeof holidaySchema>;
