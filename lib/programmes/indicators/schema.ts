import { z } from '@/lib/errors/zod';
import { optionalText, title } from '../schema';

/** A number of the programme over time: each value belongs to a year or, where the source groups, to a category. */
export const indicatorSchema = z.object({
  nameEn: title,
  nameRu: optionalText(300),
  unit: z.string().trim().min(1).max(40),
  countryCode: z
    .string()
    .length(2)
    .nullable()
    .or(z.literal('').transform(() => null)),
  values: z
    .array(
      z
        .object({
          year: z.number().int().min(1900).max(2200).nullable(),
          category: z.string().trim().min(1).max(120).nullable(),
          // The column holds four decimals and fourteen digits before them.
          value: z.number().min(-1e13).max(1e13),
        })
        .refine((value) => (value.year === null) !== (value.category === null), 'YEAR_OR_CATEGORY'),
    )
    .max(200)
    .superRefine((values, context) => {
      const seen = new Set<string>();
      for (const [index, { year, category }] of values.entries()) {
        const group = `${year ?? category}`.toLowerCase();
        if (seen.has(group)) {
          const path = [index, year === null ? 'category' : 'year'];
          context.addIssue({ code: 'custom', message: 'VALUE_TWICE', path });
        }
        seen.add(group);
      }
    }),
});

export type IndicatorInput = z.infer<typeof indicatorSchema>;
