import { z } from '@/lib/errors/zod';
import { daySchema as day } from '@/lib/time/schema';
import { optionalChoice, optionalLine, personSchema } from '@/lib/people/schema';

/** Asking a focal point to name people: of an institution or of a country. */
export const callSchema = z
  .object({
    institutionId: optionalChoice(z.uuid()),
    countryCode: optionalChoice(z.string().regex(/^[A-Z]{2}$/)),
    places: z.number().int().min(1).max(10_000),
    alternates: z.number().int().min(0).max(10_000),
    deadline: day,
    focalName: z.string().trim().min(1).max(200),
    focalEmail: z.string().trim().toLowerCase().min(1).max(254).pipe(z.email()),
    language: z.enum(['EN', 'RU']),
    note: z
      .string()
      .max(4000)
      .nullable()
      .transform((text) => text?.trim() || null),
  })
  .superRefine(({ institutionId, countryCode }, context) => {
    if ((institutionId === null) === (countryCode === null)) {
      context.addIssue({ code: 'custom', message: 'QUOTA_OF_NOBODY', path: ['institutionId'] });
    }
  });

/** A new link, and until when it takes names. */
export const renewSchema = z.object({ deadline: day });

export type CallInput = z.output<typeof callSchema>;

const { officialName, latinName, sex, birthDate, email, phone, position } = personSchema.shape;

/** What a focal point writes of a person; the same for the form and for each row of a list. */
const nomineeShape = {
  ...{ officialName, latinName, sex, birthDate, email, phone, position },
  /** As written, where it is not the call's own. */
  institution: optionalLine(300),
};

type Named = { officialName: string | null; latinName: string | null };
type Context = { addIssue: (issue: { code: 'custom'; message: string; path: string[] }) => void };

function nameGiven(person: Named, context: Context): void {
  if (person.officialName || person.latinName) return;
  context.addIssue({ code: 'custom', message: 'NAME_NEEDED', path: ['officialName'] });
}

export const nomineeSchema = z.object(nomineeShape).superRefine(nameGiven);
export type Nominee = z.output<typeof nomineeSchema>;

/** The code of the link. What is no code opens nothing. */
const token = z.string().max(100);

export const nameSchema = z
  .object({ ...nomineeShape, token, replacesId: z.uuid().nullable().default(null) })
  .superRefine(nameGiven);
export const renameSchema = z
  .object({ ...nomineeShape, token, nominationId: z.uuid() })
  .superRefine(nameGiven);
export const nameManySchema = z.object({ token, nominees: z.array(nomineeSchema).min(1).max(500) });
export const ofNominationSchema = z.object({ token, nominationId: z.uuid() });
export const moveSchema = z.object({
  token,
  nominationId: z.uuid(),
  by: z.union([z.literal(-1), z.literal(1)]),
});
export const answerSchema = z.object({
  token,
  nominationId: z.uuid(),
  answer: z.string().trim().min(1).max(2000),
});
export const tokenSchema = z.object({ token });

const nominationIds = z.array(z.uuid()).min(1).max(1000);
const explained = z.string().trim().min(1).max(1000);

/** `who`: of a nomination that may be somebody known, whom it means: a person's id, or NEW. */
export const acceptSchema = z.object({
  nominationIds,
  state: z.enum(['INVITED', 'CONFIRMED', 'WAITING_LIST']),
  who: z.record(z.uuid(), z.union([z.literal('NEW'), z.uuid()])),
  reason: optionalLine(500),
});
export type AcceptInput = z.output<typeof acceptSchema>;

export const askBackSchema = z.object({ nominationIds, question: explained });
export const refuseSchema = z.object({ nominationIds, reason: explained });
