import { z } from '@/lib/errors/zod';
import { runTestKey } from '../schema';

/** Rows of the grid that were changed; those that nobody touched are not in it. */
export const paperSchema = runTestKey.extend({
  /** The version of the test that the grid showed. */
  testId: z.uuid(),
  rows: z
    .array(
      z.object({
        enrolmentId: z.uuid(),
        cells: z.array(z.string().max(60)).max(200),
        source: z.enum(['PAPER', 'FILE']),
        seen: z.uuid().nullable(),
      }),
    )
    .min(1)
    .max(500),
});

export type PaperInput = Omit<z.output<typeof paperSchema>, 'runId'>;
