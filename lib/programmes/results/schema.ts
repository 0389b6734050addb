import { z } from '@/lib/errors/zod';
import { daySchema } from '@/lib/time/schema';
import { optionalText, title } from '../schema';

const optionalId = z
  .uuid()
  .nullable()
  .or(z.literal('').transform(() => null));

const optionalDay = z
  .string()
  .nullable()
  .transform((text) => text || null)
  .pipe(daySchema.nullable());

const figure = z.number().positive().max(1e13).nullable();

/** Something that trained people achieved: one figure, and the same in another measure where the source gives it. */
export const resultSchema = z
  .object({
    courseId: optionalId,
    runIds: z.array(z.uuid()).max(50),
    /** A unit in the source's own words; with an institution that we know it may be left out. */
    achievedBy: optionalText(300),
    institutionId: optionalId,
    place: title,
    countryCode: z
      .string()
      .length(2)
      .nullable()
      .or(z.literal('').transform(() => null)),
    what: title,
    quantity: figure,
    unit: optionalText(40),
    furtherQuantity: figure,
    furtherUnit: optionalText(40),
    /** A day, or the first and the last of a period. */
    happenedFrom: optionalDay,
    happenedTo: optionalDay,
    remark: optionalText(300),
    source: optionalText(300),
  })
  .superRefine((result, context) => {
    const add = (field: keyof typeof result, message: string) =>
      context.addIssue({ code: 'custom', message, path: [field] });
    if (!result.achievedBy && !result.institutionId) add('achievedBy', 'RESULT_OF_NOBODY');
    if (result.happenedTo && !result.happenedFrom) add('happenedFrom', 'REQUIRED');
    if (result.happenedFrom && result.happenedTo && result.happenedTo < result.happenedFrom)
      add('happenedTo', 'ENDS_BEFORE_START');
    if (result.furtherQuantity !== null && result.quantity === null) add('quantity', 'REQUIRED');
    if (result.furtherQuantity !== null && !result.furtherUnit) add('furtherUnit', 'REQUIRED');
  });

export type ResultInput = z.output<typeof resultSchema>;
