import { z } from '@/lib/errors/zod';
import { code, optionalTitle, title } from '@/lib/programmes/schema';

/** A series of courses; their order is the order of the ids. */
export const curriculumSchema = z.object({
  code,
  titleEn: title,
  titleRu: optionalTitle,
  courseIds: z.array(z.uuid()).min(1).max(100),
});

export type CurriculumInput = z.infer<typeof curriculumSchema>;
