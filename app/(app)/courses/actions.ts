'use server';

import { action } from '@/lib/auth/action';
import { changeCourse, createCourse } from '@/lib/courses/commands';
import { courseSchema } from '@/lib/courses/schema';
import { z } from '@/lib/errors/zod';

export const saveCourse = action
  .inputSchema(courseSchema.extend({ courseId: z.uuid().nullable() }))
  .action(({ parsedInput: { courseId, ...input }, ctx }) =>
    courseId ? changeCourse(ctx.actor, courseId, input) : createCourse(ctx.actor, input),
  );
