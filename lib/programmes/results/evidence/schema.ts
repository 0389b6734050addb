import { z } from '@/lib/errors/zod';

/** What an evidence file can be at most, in bytes. */
export const evidenceLimit = 20 * 1024 * 1024;

export const removeEvidenceSchema = z.object({
  evidenceId: z.uuid(),
  reason: z.string().trim().min(1, { message: 'REQUIRED' }).max(500, { message: 'TOO_LONG|max=500' }),
});

export type RemoveEvidenceInput = z.output<typeof removeEvidenceSchema>;
