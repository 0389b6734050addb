import { z } from '@/lib/errors/zod';
import { CourseKind, Sex } from '@/prisma/generated/enums';
import { countries, courseKinds, day, id, optionalText, text, whole } from '../parts/schema';

/** The keys of the figures are those of lib/reports/figures/definitions, which the browser cannot read. */
const key = z.string().regex(/^[a-zA-Z]{1,40}$/);

export const scopeFilters = {
  from: day,
  to: day,
  programme: id.optional(),
  donor: id.optional(),
  course: id.optional(),
  country: countries.optional(),
  kind: courseKinds.optional(),
};

const shown = { value: z.number().nullable(), hidden: z.boolean() };

/** Null names what is not stated. A table that is divided once has lines without parts. */
const dividedTable = z.object({
  table: key,
  /** What it divides: the figure that it adds up to. */
  figure: key,
  rowsBy: text,
  columnsBy: optionalText,
  ...shown,
  columnTotals: z.array(z.object({ column: optionalText, ...shown })),
  lines: z.array(
    z.object({
      row: optionalText,
      ...shown,
      parts: z.array(z.object({ column: optionalText, ...shown })),
    }),
  ),
});

export const figuresWhole = z.object({
  from: day,
  to: day,
  previousFrom: day,
  previousTo: day,
  /** Small numbers are hidden: the token, or its account, may not read names. */
  smallHidden: z.boolean(),
  figures: z.array(
    z.object({
      figure: key,
      value: z.number().nullable(),
      hidden: z.boolean(),
      previousValue: z.number().nullable(),
      previousHidden: z.boolean(),
    }),
  ),
  tables: z.array(dividedTable),
});

export const rowFilters = { ...scopeFilters, figure: key };

export const figureRow = z.object({
  personId: id.nullable(),
  officialName: optionalText,
  latinName: optionalText,
  sex: z.enum(Sex).nullable(),
  countryEn: optionalText,
  countryRu: optionalText,
  institution: optionalText,
  institutionEn: optionalText,
  institutionRu: optionalText,
  runId: id.nullable(),
  code: optionalText,
  titleEn: optionalText,
  titleRu: optionalText,
  kind: z.enum(CourseKind).nullable(),
  day: day.nullable(),
  days: whole.nullable(),
  verdict: z.enum(['MET', 'NOT_MET', 'OPEN']).nullable(),
  number: optionalText,
  statusEn: optionalText,
  statusRu: optionalText,
  generation: whole.nullable(),
  gain: z.number().nullable(),
  counted: whole.nullable(),
  what: optionalText,
});

export const definitionRow = z.object({
  figure: key,
  group: text,
  ofPeople: z.boolean(),
  nameEn: text,
  nameRu: text,
  howEn: text,
  howRu: text,
});
