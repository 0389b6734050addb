import { z } from '@/lib/errors/zod';
import { TestKind } from '@/prisma/generated/enums';

/** How many questions one test asks. */
export const mostAsked = 100;

/** The version of the test that whoever composes it has seen; null: there was none. */
const seen = z.int().min(1).nullable();

export const testSchema = z.object({
  kind: z.enum(TestKind),
  /** In the order in which they are asked. */
  questionIds: z.array(z.uuid()).min(1).max(mostAsked),
  seen,
});

export const sameForBothSchema = z.object({ seen });

export type TestInput = z.output<typeof testSchema>;
