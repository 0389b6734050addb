'use server';

import { planFollowUp } from '@/lib/assessment/forms/commands';
import { followUpPlan } from '@/lib/assessment/follow-up/schema';
import { action } from '@/lib/auth/action';
import { archiveCourse, changeCourse, createCourse, restoreCourse } from '@/lib/courses/commands';
import { courseSchema } from '@/lib/courses/schema';
import { z } from '@/lib/errors/zod';

export const saveCourse = action
  .inputSchema(courseSchema.extend({ courseId: z.uuid().nullable() }))
  .action(({ parsedInput: { courseId, ...input }, ctx }) =>
    courseId ? changeCourse(ctx.actor, courseId, input) : createCourse(ctx.actor, input),
  );

const one = z.object({ courseId: z.uuid() });

export const archive = action
  .inputSchema(one)
  .action(({ parsedInput: { courseId }, ctx }) => archiveCourse(ctx.actor, courseId));

export const restore = action
  .inputSchema(one)
  .action(({ parsedInput: { courseId }, ctx }) => restoreCourse(ctx.actor, courseId));

export const saveFollowUpPlan = action
  .inputSchema(followUpPlan.extend({ courseId: z.uuid() }))
  .action(({ parsedInput: { courseId, ...input }, ctx }) => planFollowUp(ctx.actor, courseId, input));
