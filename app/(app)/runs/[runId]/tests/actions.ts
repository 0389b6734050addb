'use server';

import { recordResults } from '@/lib/assessment/commands';
import { resultsSchema } from '@/lib/assessment/schema';
import { action } from '@/lib/auth/action';
import { moveToNewestRule } from '@/lib/certificates/rule-version/commands';
import { ruleMoveSchema } from '@/lib/certificates/rule-version/schema';
import { z } from '@/lib/errors/zod';

const ofRun = { runId: z.uuid() };

export const record = action
  .inputSchema(resultsSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => recordResults(ctx.actor, runId, input));

export const moveRule = action
  .inputSchema(ruleMoveSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => moveToNewestRule(ctx.actor, runId, input));
