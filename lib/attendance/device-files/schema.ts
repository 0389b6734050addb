import { z } from '@/lib/errors/zod';

/**
 * A file that a device wrote, as far as it must be right for anything in it to be looked at. Each operation is judged by
 * itself afterwards, as in the sync endpoint: one bad row spoils no file.
 */
export const deviceFileSchema = z.object({
  format: z.literal('cascade-attendance'),
  version: z.literal(1),
  account: z.uuid().toLowerCase(),
  madeAt: z.iso.datetime(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/i),
  operations: z.array(z.looseObject({ id: z.string().max(100) })),
});
