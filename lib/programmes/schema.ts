import { z } from '@/lib/errors/zod';

const title = z.string().trim().min(1).max(300);
const optionalTitle = z.string().trim().max(300).nullable();
const day = z.iso.date();

/** A code that stands in lists and addresses: capitals, digits and hyphens. */
export const code = z
  .string()
  .trim()
  .min(2)
  .max(20)
  .regex(/^[A-Z0-9][A-Z0-9-]*$/, 'CODE_FORMAT');

export const programmeSchema = z
  .object({
    code,
    titleEn: title,
    titleRu: optionalTitle,
    startsOn: day,
    endsOn: day,
    countryCodes: z.array(z.string().length(2)).min(1),
    donorIds: z.array(z.uuid()),
    partnerIds: z.array(z.uuid()),
  })
  .refine((programme) => programme.endsOn >= programme.startsOn, {
    error: 'ENDS_BEFORE_START',
    path: ['endsOn'],
  });

export type ProgrammeInput = z.infer<typeof programmeSchema>;

export const donorSchema = z.object({
  name: title,
  nameRu: optionalTitle,
  acronym: z.string().trim().max(30).nullable(),
});

export type DonorInput = z.infer<typeof donorSchema>;

/** A number of the programme over time: each value belongs to a year or, where the source groups, to a category. */
export const indicatorSchema = z.object({
  nameEn: title,
  nameRu: optionalTitle,
  unit: z.string().trim().min(1).max(40),
  countryCode: z.string().length(2).nullable(),
  values: z.array(
    z
      .object({
        year: z.number().int().min(1900).max(2200).nullable(),
        category: z.string().trim().min(1).max(120).nullable(),
        value: z.number().finite(),
      })
      .refine((value) => (value.year === null) !== (value.category === null), 'YEAR_OR_CATEGORY'),
  ),
});

export type IndicatorInput = z.infer<typeof indicatorSchema>;

/** Something that trained people achieved. */
export const resultSchema = z.object({
  courseId: z.uuid().nullable(),
  achievedBy: title,
  place: title,
  what: title,
  quantity: z.number().positive().nullable(),
  unit: z.string().trim().max(40).nullable(),
  remark: z.string().trim().max(300).nullable(),
});

export type ResultInput = z.infer<typeof resultSchema>;
