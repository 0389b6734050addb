import { z } from '@/lib/errors/zod';
import { daySchema } from '@/lib/time/schema';
import { idSchema } from '../schema';

const optionalId = idSchema.nullable().or(z.literal('').transform(() => null));

/** What a meeting agreed that somebody does; `personId`, `institutionId` or `ownerText`: one of the three. */
export const nextStepSchema = z
  .object({
    what: z.string().trim().min(1).max(1000),
    personId: optionalId,
    institutionId: optionalId,
    ownerText: z
      .string()
      .trim()
      .max(300)
      .nullable()
      .transform((text) => text || null),
    dueOn: z
      .string()
      .nullable()
      .transform((text) => text || null)
      .pipe(daySchema.nullable()),
  })
  .superRefine(({ personId, institutionId, ownerText }, context) => {
    const owners = [personId, institutionId, ownerText].filter((owner) => owner !== null).length;
    if (owners !== 1)
      context.addIssue({
        code: 'custom',
        message: owners === 0 ? 'OWNER_NEEDED' : 'OWNER_TWICE',
        path: ['ownerText'],
      });
  });

export type NextStepInput = z.output<typeof nextStepSchema>;
