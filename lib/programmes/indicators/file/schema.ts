import { z } from '@/lib/errors/zod';
import { mostValues } from '../schema';

const amount = z.number().min(-1e13).max(1e13);

/** Figures of a file that was looked at; `before`: what was recorded then, null where nothing was. */
export const applyFiguresSchema = z.object({
  programmeId: z.uuid(),
  indicatorId: z.uuid(),
  figures: z
    .array(
      z.object({
        countryCode: z.string().length(2).nullable(),
        category: z.string().trim().min(1).max(120).nullable(),
        year: z.number().int().min(1900).max(2200),
        value: amount,
        before: amount.nullable(),
      }),
    )
    .min(1)
    .max(mostValues),
});

export type ApplyFigures = z.output<typeof applyFiguresSchema>;
