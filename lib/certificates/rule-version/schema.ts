import { z } from '@/lib/errors/zod';

/** The version that whoever moves the run has looked at. */
export const ruleMoveSchema = z.object({ version: z.number().int().min(1) });

export type RuleMove = z.output<typeof ruleMoveSchema>;
