import { z } from '@/lib/errors/zod';
import { AgeGroup, CountedSex } from '@/prisma/generated/enums';
import { idSchema } from '../schema';

export const countedSexes = Object.values(CountedSex);
export const ageGroups = Object.values(AgeGroup);

/** People whom nobody names, counted by sex and age at one place, in one session or (null) on the run as a whole. */
export const countSchema = z.object({
  sessionId: idSchema.nullable().or(z.literal('').transform(() => null)),
  place: z.string().trim().min(1).max(200),
  cells: z
    .array(
      z.object({
        sex: z.enum(CountedSex),
        ageGroup: z.enum(AgeGroup),
        people: z.number().int().min(0).max(100_000).nullable(),
      }),
    )
    .max(countedSexes.length * ageGroups.length)
    .superRefine((cells, context) => {
      const keys = new Set(cells.map(({ sex, ageGroup }) => `${sex} ${ageGroup}`));
      if (keys.size < cells.length) context.addIssue({ code: 'custom', message: 'INVALID' });
      if (cells.every(({ people }) => !people)) context.addIssue({ code: 'custom', message: 'COUNT_EMPTY' });
    }),
});

export type CountInput = z.output<typeof countSchema>;

/** A count in the place of another that was wrong, and why; or (the reason alone) one that is taken back. */
export const correctionSchema = z.object({
  countId: idSchema,
  reason: z.string().trim().min(1, { message: 'REQUIRED' }).max(500, { message: 'TOO_LONG|max=500' }),
});

export type Correction = z.output<typeof correctionSchema>;
