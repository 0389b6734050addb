'use server';

import { action } from '@/lib/auth/action';
import { moveRun as move } from '@/lib/runs/moves/commands';
import { movePreview } from '@/lib/runs/moves/preview/queries';
import { moveSchema, moveTargetSchema, undoMoveSchema } from '@/lib/runs/moves/schema';
import { undoMove as undo } from '@/lib/runs/moves/undo/commands';
import { idSchema } from '@/lib/runs/schema';
import { z } from '@/lib/errors/zod';

export const previewMove = action
  .inputSchema(moveTargetSchema.and(z.object({ runId: idSchema })))
  .action(({ parsedInput: { runId, ...target }, ctx }) => movePreview(ctx.actor, runId, target));

export const moveRun = action
  .inputSchema(moveSchema)
  .action(({ parsedInput: { runId, ...input }, ctx }) => move(ctx.actor, runId, input));

export const undoMove = action
  .inputSchema(undoMoveSchema)
  .action(({ parsedInput: { runId, ...input }, ctx }) => undo(ctx.actor, runId, input));
