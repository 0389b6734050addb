import { z } from '@/lib/errors/zod';
import { isDay } from '@/lib/time/day';
import { directions } from './types';

/** Which part of a cascade is unfolded. */
export const branchSchema = z.object({
  direction: z.enum(directions),
  kind: z.enum(['RUN', 'PERSON', 'OTHERS']),
  /** Of the run, or of the person. */
  id: z.uuid(),
  /** Of a person: only runs after this day (DOWN) or before it (UP). */
  boundary: z.string().refine(isDay).nullable(),
  /** Of the others of a run: how many are shown already. */
  skip: z.number().int().min(0).max(1_000_000),
});

export type BranchInput = z.infer<typeof branchSchema>;
