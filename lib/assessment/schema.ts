import { z } from '@/lib/errors/zod';
import { ScoreSource, TestKind } from '@/prisma/generated/enums';
import { mostPoints } from './scores/rules';

/** What whoever typed saw standing there; null: a blank. Something else there meanwhile is refused, not overwritten. */
const seen = z.uuid().nullable();

const scoreSchema = z.object({
  enrolmentId: z.uuid(),
  kind: z.enum(TestKind),
  /** As it was typed; empty takes the score back. */
  text: z.string().max(40),
  /** What a bare number is points of. */
  outOf: z
    .number()
    .min(0.01)
    .max(mostPoints)
    .transform((points) => Math.round(points * 100) / 100),
  source: z.enum(ScoreSource),
  seen,
});

const verdictSchema = z.object({
  enrolmentId: z.uuid(),
  assessorId: z.uuid(),
  /** Null takes the verdict back. */
  passed: z.boolean().nullable(),
  remark: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .transform((text) => text || null),
  seen,
});

/** What was changed in the grid of a run; cells that nobody touched are not in it. */
export const resultsSchema = z.object({
  scores: z.array(scoreSchema).max(10_000),
  verdicts: z.array(verdictSchema).max(5_000),
});

export type ResultsInput = z.output<typeof resultsSchema>;
export type ScoreInput = ResultsInput['scores'][number];
export type VerdictInput = ResultsInput['verdicts'][number];
