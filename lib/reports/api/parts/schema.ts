import { z } from '@/lib/errors/zod';
import { CourseKind } from '@/prisma/generated/enums';
import { greatestLimit, usualLimit } from '../pages/rules';

/** The parts that answers and parameters of the read API are made of. What each means: `api.fields`, `api.params`. */

export const id = z.uuid();
export const text = z.string();
export const optionalText = z.string().nullable();
export const day = z.iso.date();
export const instant = z.iso.datetime();
export const country = z.string().regex(/^[A-Z]{2}$/);
export const whole = z.int();

/** A person as others mention them. Both names are null where the token may not read people. */
export const personRef = z.object({ id, officialName: optionalText, latinName: optionalText });

/** A title in both languages; the Russian one where there is one. */
export const titles = { titleEn: text, titleRu: optionalText };

/** A parameter that may be given several times: any of the values. */
export const several = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(60);

export const courseKinds = several(z.enum(CourseKind));
export const countries = several(country);

/** How every list is paged. */
export const paging = {
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(greatestLimit).default(usualLimit),
};
