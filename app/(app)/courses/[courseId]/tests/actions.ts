'use server';

import {
  addQuestion,
  bringBackQuestion,
  retireQuestion,
  reviseQuestion,
} from '@/lib/assessment/questions/commands';
import { questionSchema } from '@/lib/assessment/questions/schema';
import { composeTest, sameForBoth } from '@/lib/assessment/tests/commands';
import { sameForBothSchema, testSchema } from '@/lib/assessment/tests/schema';
import { action } from '@/lib/auth/action';
import type { Outcome } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';

const ofCourse = { courseId: z.uuid() };

const savedQuestion = z.object({
  ...ofCourse,
  questionId: z.uuid().nullable(),
  seen: z.int().min(1).nullable(),
  question: questionSchema,
});

export const saveQuestion = action
  .inputSchema(savedQuestion)
  .action(
    ({
      parsedInput: { courseId, questionId, seen, question },
      ctx,
    }): Promise<Outcome<{ number: number } | { version: number }>> =>
      questionId
        ? reviseQuestion(ctx.actor, questionId, { ...question, seen: seen ?? 0 })
        : addQuestion(ctx.actor, courseId, question),
  );

const one = z.object({ questionId: z.uuid() });

export const retire = action
  .inputSchema(one)
  .action(({ parsedInput: { questionId }, ctx }) => retireQuestion(ctx.actor, questionId));

export const bringBack = action
  .inputSchema(one)
  .action(({ parsedInput: { questionId }, ctx }) => bringBackQuestion(ctx.actor, questionId));

export const compose = action
  .inputSchema(testSchema.extend(ofCourse))
  .action(({ parsedInput: { courseId, ...input }, ctx }) => composeTest(ctx.actor, courseId, input));

export const same = action
  .inputSchema(sameForBothSchema.extend(ofCourse))
  .action(({ parsedInput: { courseId, ...input }, ctx }) => sameForBoth(ctx.actor, courseId, input));
