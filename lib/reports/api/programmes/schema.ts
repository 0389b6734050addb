import { z } from '@/lib/errors/zod';
import { AimKind } from '@/prisma/generated/enums';
import { country, day, id, optionalText, text, titles, whole } from '../parts/schema';

export const programmeRow = z.object({
  id,
  code: text,
  ...titles,
  startsOn: day,
  endsOn: day,
  countryCodes: z.array(country),
});

export const programmeWhole = programmeRow.extend({
  donors: z.array(z.object({ id, name: text, nameRu: optionalText, acronym: optionalText })),
  partnerIds: z.array(id),
  curricula: z.array(z.object({ id, code: text, ...titles, courseIds: z.array(id) })),
});

export const programmeFilters = { country: country.optional() };

const point = z.object({
  year: whole.nullable(),
  category: optionalText,
  countryCode: country.nullable(),
  value: z.number(),
});

export const indicatorRow = z.object({
  id,
  programmeId: id,
  nameEn: text,
  nameRu: optionalText,
  unit: text,
  countryCode: country.nullable(),
  values: z.array(point),
  aims: z.array(point.extend({ aim: z.enum(AimKind), year: whole })),
});

export const indicatorFilters = { programme: id.optional() };

export const resultRow = z.object({
  id,
  programmeId: id,
  courseId: id.nullable(),
  runIds: z.array(id),
  achievedBy: optionalText,
  institutionId: id.nullable(),
  place: text,
  countryCode: country.nullable(),
  what: text,
  quantity: z.number().nullable(),
  unit: optionalText,
  furtherQuantity: z.number().nullable(),
  furtherUnit: optionalText,
  happenedFrom: day.nullable(),
  happenedTo: day.nullable(),
  source: optionalText,
});

export const resultFilters = { programme: id.optional(), course: id.optional(), country: country.optional() };
