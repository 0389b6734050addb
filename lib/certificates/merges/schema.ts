import { z } from '@/lib/errors/zod';
import { mergeFields, type MergeField } from './rules';

const side = z.enum(['KEPT', 'MERGED']);
const chosen = Object.fromEntries(mergeFields.map((field) => [field, side.optional()])) as Record<
  MergeField,
  ReturnType<typeof side.optional>
>;

/** Two records of one person become one: which stays, and of what differs, whose value. */
export const mergeSchema = z.object({
  keptId: z.uuid(),
  mergedId: z.uuid(),
  /** Where both records say something and not the same: whose word stays; left out, the record's that stays. */
  fields: z.object(chosen).default({}),
  /** Where both have an account: the one that goes on; the other is closed. */
  account: side.nullable().default(null),
  /** How somebody knows that they are one person, where nothing but the name says it. */
  reason: z
    .string()
    .max(500)
    .transform((text) => text.trim() || null)
    .nullable()
    .default(null),
});

export type MergeInput = z.output<typeof mergeSchema>;
