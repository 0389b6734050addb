'use server';

import { action } from '@/lib/auth/action';
import { applyImport } from '@/lib/enrolments/imports/application/commands';
import { chooseColumns, decideRows } from '@/lib/enrolments/imports/commands';
import { undoImport } from '@/lib/enrolments/imports/undoing/commands';
import { applySchema, decisionChangesSchema, importOptionsSchema } from '@/lib/enrolments/imports/schema';
import { z } from '@/lib/errors/zod';

const ofBatch = { batchId: z.uuid() };

export const choose = action
  .inputSchema(z.object({ ...ofBatch, options: importOptionsSchema }))
  .action(({ parsedInput: { batchId, options }, ctx }) => chooseColumns(ctx.actor, batchId, options));

export const decide = action
  .inputSchema(z.object({ ...ofBatch, changes: decisionChangesSchema }))
  .action(({ parsedInput: { batchId, changes }, ctx }) => decideRows(ctx.actor, batchId, changes));

export const undo = action
  .inputSchema(z.object(ofBatch))
  .action(({ parsedInput: { batchId }, ctx }) => undoImport(ctx.actor, batchId));

export const apply = action
  .inputSchema(applySchema.extend(ofBatch))
  .action(({ parsedInput: { batchId, ...input }, ctx }) => applyImport(ctx.actor, batchId, input));
