import { z } from '@/lib/errors/zod';
import { isDay } from '@/lib/time/day';
import { tidy } from '@/lib/text/names/scripts';

/** A line that may be left empty: one form for the same letters, and null where nothing was written. */
export const optionalLine = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => tidy(text) || null)
    .nullable()
    .default(null);

/** A choice or a value that may be left open: the form's empty text is null. */
export const optionalChoice = <T extends z.ZodType>(choice: T) =>
  z
    .union([choice, z.literal('').transform(() => null)])
    .nullable()
    .default(null);

/** What may be typed in of a person. One of the two names is enough; neither is derived from the other. */
export const personSchema = z
  .object({
    officialName: optionalLine(200),
    latinName: optionalLine(200),
    familyName: optionalLine(100),
    givenName: optionalLine(100),
    patronymic: optionalLine(100),
    sex: optionalChoice(z.enum(['FEMALE', 'MALE'])),
    birthDate: optionalChoice(
      z
        .string()
        .refine((day) => isDay(day) && day >= '1900-01-01' && day <= new Date().toISOString().slice(0, 10), {
          message: 'BIRTH_DATE_INVALID',
        }),
    ),
    email: optionalChoice(z.string().trim().toLowerCase().max(254).pipe(z.email())),
    /** As typed; the command writes it as E.164, reading a number without a code as one of the country. */
    phone: optionalLine(40),
    countryCode: optionalChoice(z.string().regex(/^[A-Z]{2}$/)),
    institutionId: optionalChoice(z.uuid()),
    position: optionalLine(200),
    preferredLanguage: optionalChoice(z.string().regex(/^[a-z]{2,3}$/)),
  })
  .superRefine((person, context) => {
    if (!person.officialName && !person.latinName) {
      context.addIssue({ code: 'custom', message: 'NAME_NEEDED', path: ['officialName'] });
    }
  });

export type PersonInput = z.output<typeof personSchema>;
