import { z } from 'zod';

/** What a column of a nomination list can hold. `person` is a whole person in
 * one cell (name, position, phone), `workplace` institution and position in one. */
export const listFields = [
  'fullName',
  'familyName',
  'givenName',
  'patronymic',
  'latinName',
  'latinFamilyName',
  'latinGivenName',
  'person',
  'sex',
  'institution',
  'position',
  'workplace',
  'country',
  'sector',
  'birthDate',
  'phone',
  'email',
  'language',
] as const;

export type ListField = (typeof listFields)[number];

/** What the reader corrected: column index (from 0) to its field, or to null for "do not read this column". */
export const listMappingSchema = z.record(z.string().regex(/^\d{1,3}$/), z.enum(listFields).nullable());

export const listOptionsSchema = z.object({
  mapping: listMappingSchema.optional(),
  /** Name of the sheet to read; without it, the one that has the list. */
  sheet: z.string().max(200).optional(),
  /** Row of the header as Excel shows it (from 1), 0 when there is none; without it, it is searched. */
  headerRow: z.number().int().min(0).max(60_000).optional(),
  /** ISO 3166-1 alpha-2: whose local phone numbers these are, where a row names no country. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});

export type ListOptions = z.infer<typeof listOptionsSchema>;
