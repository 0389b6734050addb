'use server';

import { action } from '@/lib/auth/action';
import { mergePeople, undoMerge } from '@/lib/certificates/merges/commands';
import { mergeSchema } from '@/lib/certificates/merges/schema';
import { z } from '@/lib/errors/zod';

export const merge = action
  .inputSchema(mergeSchema)
  .action(({ parsedInput, ctx }) => mergePeople(ctx.actor, parsedInput));

export const undo = action
  .inputSchema(z.object({ mergeId: z.uuid() }))
  .action(({ parsedInput: { mergeId }, ctx }) => undoMerge(ctx.actor, mergeId));
