import { z } from '@/lib/errors/zod';
import { listOptionsSchema } from '@/lib/people/lists/schema';
import { optionalLine } from '@/lib/people/schema';
import { startingStates } from '../rules';

/**
 * How a list is to be read, where the reader corrected the guess. `country`: whose list it is. `remembered`: the
 * mapping comes from an earlier list of this institution, of that day; `plain`: the reader did not want it.
 */
export const importOptionsSchema = listOptionsSchema.extend({
  remembered: z.object({ institution: z.string().max(500), on: z.string().max(40) }).optional(),
  plain: z.boolean().optional(),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;

/**
 * What a row is decided to be: a new person, a known one, the person of an earlier row of the list, or
 * nobody ("leave out").
 */
export const decisionSchema = z.union([
  z.literal('NEW'),
  z.literal('SKIP'),
  z.string().regex(/^PERSON:[0-9a-f-]{36}$/),
  z.string().regex(/^ROW:\d{1,8}$/),
]);
export type Decision = z.output<typeof decisionSchema>;

/** Decisions by the row's number in the list. */
export const decisionsSchema = z.record(z.string().regex(/^\d{1,8}$/), decisionSchema);
export type Decisions = z.output<typeof decisionsSchema>;

/** Decisions to keep; null takes one back. */
export const decisionChangesSchema = z
  .record(z.string().regex(/^\d{1,8}$/), decisionSchema.nullable())
  .refine((changes) => Object.keys(changes).length <= 50_000, { message: 'TOO_MANY|max=50000' });

export const applySchema = z.object({
  decisions: decisionsSchema.default({}),
  state: z.enum(startingStates),
  /** What rows that may be somebody known, and are not decided one by one, are: new people, the likeliest ones, or asked. */
  undecided: z.enum(['ASK', 'NEW', 'SAME']).default('ASK'),
  /** Why all the same, where people are expected on another run on these days. */
  reason: optionalLine(500),
});
export type ApplyInput = z.input<typeof applySchema>;

/** What a list filled in of a known person, by the person's id and the field. */
export const filledSchema = z.record(z.string(), z.record(z.string(), z.string()));
