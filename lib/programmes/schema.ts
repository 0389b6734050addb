import { z } from '@/lib/errors/zod';
import { daySchema as day } from '@/lib/time/schema';

export const title = z.string().trim().min(1).max(300);

/** A text that may be left out: what is empty is null. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((text) => text || null);

export const optionalTitle = optionalText(300);
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
    countryCodes: z.array(z.string().length(2)).min(1).max(250),
    donorIds: z.array(z.uuid()).max(200),
    partnerIds: z.array(z.uuid()).max(200),
  })
  .refine((programme) => programme.endsOn >= programme.startsOn, {
    error: 'ENDS_BEFORE_START',
    path: ['endsOn'],
  });

export type ProgrammeInput = z.infer<typeof programmeSchema>;

export const donorSchema = z.object({
  name: title,
  nameRu: optionalTitle,
  acronym: optionalText(30),
});

export type DonorInput = z.infer<typeof donorSchema>;
