import { completionDefinition } from '@/lib/courses/schema';
import { z } from '@/lib/errors/zod';
import { CertificateKind, CourseKind } from '@/prisma/generated/enums';
import { courseKinds, id, optionalText, text, titles, whole } from '../parts/schema';

export const courseRow = z.object({
  id,
  code: text,
  programmeId: id,
  ...titles,
  kind: z.enum(CourseKind),
  days: whole.nullable(),
  certificateKind: z.enum(CertificateKind).nullable(),
  confersTypeId: id.nullable(),
  sensitive: z.boolean(),
  archived: z.boolean(),
});

export const courseWhole = courseRow.extend({
  objectives: z.array(text),
  audience: optionalText,
  entitledTypeIds: z.array(id),
  completionRule: z.object({ version: whole, definition: completionDefinition }).nullable(),
});

export const courseFilters = { programme: id.optional(), kind: courseKinds.optional() };
