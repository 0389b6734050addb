import { z } from '@/lib/errors/zod';
import { idSchema } from '@/lib/runs/schema';

/** What a file that is handed out can be at most, in bytes. */
export const handOutLimit = 20 * 1024 * 1024;

/** A document that was handed out. */
export const handOutSchema = z.object({
  title: z.string().trim().min(1).max(300),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}$/),
  copies: z.number().int().min(1).max(100_000).nullable(),
});

export type HandOutInput = z.output<typeof handOutSchema>;

/** Who received it, all of them: whoever attended the sessions, people, institutions. */
export const recipientsSchema = z.object({
  handOutId: idSchema,
  sessionIds: z.array(idSchema).max(100),
  personIds: z.array(idSchema).max(500),
  institutionIds: z.array(idSchema).max(200),
});

export type RecipientsInput = z.output<typeof recipientsSchema>;
