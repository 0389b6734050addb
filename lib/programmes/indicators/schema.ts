import { z } from '@/lib/errors/zod';
import { optionalText, title } from '../schema';

const countryCode = z
  .string()
  .length(2)
  .nullable()
  .or(z.literal('').transform(() => null));

const year = z.number().int().min(1900).max(2200);
const category = z.string().trim().min(1).max(120).nullable();
// The column holds four decimals and fourteen digits before them.
const amount = z.number().min(-1e13).max(1e13);

/** Values of one indicator: ten countries over twenty years in ten groups. */
export const mostValues = 2000;

type Divided = { year?: number | null; category: string | null; countryCode: string | null };

const keyOf = ({ year: of, category: group, countryCode: country }: Divided) =>
  JSON.stringify([of ?? null, group?.toLowerCase() ?? null, country]);

/** Puts VALUE_TWICE beside each that stands in the list before. */
function refuseTwice<T extends Divided>(
  list: readonly T[],
  add: (index: number) => void,
  more: (of: T) => string,
) {
  const seen = new Set<string>();
  for (const [index, each] of list.entries()) {
    const key = `${more(each)} ${keyOf(each)}`;
    if (seen.has(key)) add(index);
    seen.add(key);
  }
}

/**
 * A number of the programme over time. Each value belongs to a year, to a group where the source divides by group, or to
 * both, and to a country where it says so; a series (a country and a group) may have a baseline and a target.
 */
export const indicatorSchema = z.object({
  nameEn: title,
  nameRu: optionalText(300),
  unit: z.string().trim().min(1).max(40),
  /** Of an indicator that is about one country as a whole. */
  countryCode,
  values: z
    .array(
      z
        .object({ year: year.nullable(), category, countryCode: countryCode.default(null), value: amount })
        .refine((value) => value.year !== null || value.category !== null, 'YEAR_OR_CATEGORY'),
    )
    .max(mostValues)
    .superRefine((values, context) =>
      refuseTwice(
        values,
        (index) =>
          context.addIssue({
            code: 'custom',
            message: 'VALUE_TWICE',
            path: [index, values[index]?.year === null ? 'category' : 'year'],
          }),
        () => '',
      ),
    ),
  aims: z
    .array(
      z.object({
        kind: z.enum(['BASELINE', 'TARGET']),
        category,
        countryCode: countryCode.default(null),
        year,
        value: amount,
      }),
    )
    .max(200)
    .superRefine((aims, context) =>
      refuseTwice(
        aims.map(({ year: _, ...aim }) => aim),
        (index) => context.addIssue({ code: 'custom', message: 'VALUE_TWICE', path: [index, 'year'] }),
        ({ kind }) => kind,
      ),
    )
    .default([]),
});

export type IndicatorInput = z.output<typeof indicatorSchema>;
export type IndicatorValueInput = IndicatorInput['values'][number];
export type IndicatorAimInput = IndicatorInput['aims'][number];
