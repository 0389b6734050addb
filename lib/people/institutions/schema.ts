import { z } from '@/lib/errors/zod';
import { InstitutionKind, Sector } from '@/prisma/generated/enums';
import { optionalChoice, optionalLine } from '../schema';

/** What may be typed in of an institution. `name` is as the institution writes itself. */
export const institutionSchema = z.object({
  name: z.string().trim().min(1).max(300),
  nameEn: optionalLine(300),
  nameRu: optionalLine(300),
  acronym: optionalLine(40),
  kind: optionalChoice(z.enum(InstitutionKind)),
  sector: z.enum(Sector),
  countryCode: optionalChoice(z.string().regex(/^[A-Z]{2}$/)),
  regionCode: optionalChoice(z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)),
  parentId: optionalChoice(z.uuid()),
});

export type InstitutionInput = z.output<typeof institutionSchema>;
