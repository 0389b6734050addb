import { z } from '@/lib/errors/zod';
import { optionalText, title } from '../schema';

/** Something that trained people achieved. */
export const resultSchema = z.object({
  courseId: z
    .uuid()
    .nullable()
    .or(z.literal('').transform(() => null)),
  achievedBy: title,
  place: title,
  what: title,
  quantity: z.number().positive().max(1e13).nullable(),
  unit: optionalText(40),
  remark: optionalText(300),
});

export type ResultInput = z.infer<typeof resultSchema>;
