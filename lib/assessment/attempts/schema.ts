import { z } from '@/lib/errors/zod';
import { TestKind } from '@/prisma/generated/enums';

/** Which test of a run: that before it or that after. */
export const runTestKey = z.object({ runId: z.uuid(), kind: z.enum(TestKind) });

/** Why somebody's try does not count. */
export const annulSchema = z.object({
  runId: z.uuid(),
  attemptId: z.uuid(),
  reason: z.string().trim().min(1, 'REASON_REQUIRED').max(500),
});

export type AnnulInput = Omit<z.output<typeof annulSchema>, 'runId'>;
