import { z } from '@/lib/errors/zod';
import { isDay } from '@/lib/time/day';

/** What a signed sheet is of: a day of the run, or one session of that day. */
export const attachSchema = z.object({
  day: z.string().refine(isDay, { message: 'INVALID' }),
  sessionId: z.uuid().nullable(),
  /** What was read from the page, where it was. */
  code: z.string().max(100).nullable(),
});

export type AttachInput = z.output<typeof attachSchema>;

export const removeSchema = z.object({
  sheetId: z.uuid(),
  reason: z.string().trim().min(1, { message: 'REQUIRED' }).max(500, { message: 'TOO_LONG|max=500' }),
});

export type RemoveInput = z.output<typeof removeSchema>;
