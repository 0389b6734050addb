import { z } from '@/lib/errors/zod';
import { EnrolmentState, InstitutionKind, Sector, Sex } from '@/prisma/generated/enums';
import { country, id, instant, optionalText, text } from '../parts/schema';

/** What of a person the API tells: never an address, a telephone number or a date of birth. */
export const personRow = z.object({
  id,
  officialName: optionalText,
  latinName: optionalText,
  sex: z.enum(Sex).nullable(),
  countryCode: country.nullable(),
  institutionId: id.nullable(),
  position: optionalText,
  updatedAt: instant,
});

export const personWhole = personRow.extend({
  enrolments: z.array(z.object({ enrolmentId: id, runId: id, runCode: text, state: z.enum(EnrolmentState) })),
  taught: z.array(z.object({ runId: id, runCode: text })),
});

export const personFilters = {
  country: country.optional(),
  institution: id.optional(),
  sex: z.enum(Sex).optional(),
  updatedSince: instant.optional(),
};

export const institutionRow = z.object({
  id,
  name: text,
  nameEn: optionalText,
  nameRu: optionalText,
  acronym: optionalText,
  kind: z.enum(InstitutionKind).nullable(),
  sector: z.enum(Sector),
  countryCode: country.nullable(),
  regionCode: optionalText,
  parentId: id.nullable(),
});

export const institutionFilters = { country: country.optional(), sector: z.enum(Sector).optional() };
