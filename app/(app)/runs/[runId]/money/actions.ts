'use server';

import { setAllowance } from '@/lib/attendance/allowances/commands';
import { allowanceSchema } from '@/lib/attendance/allowances/schema';
import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { recordCost, removeCost, setShares } from '@/lib/runs/money/commands';
import { costSchema, sharesSchema } from '@/lib/runs/money/schema';
import { idSchema } from '@/lib/runs/schema';

const ofRun = z.object({ runId: idSchema });

export const saveShares = action
  .inputSchema(sharesSchema.and(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => setShares(ctx.actor, runId, input));

export const saveCost = action
  .inputSchema(costSchema.and(ofRun.extend({ costId: idSchema.nullable() })))
  .action(({ parsedInput: { runId, costId, ...input }, ctx }) => recordCost(ctx.actor, runId, input, costId));

export const takeBackCost = action
  .inputSchema(ofRun.extend({ costId: idSchema }))
  .action(({ parsedInput: { runId, costId }, ctx }) => removeCost(ctx.actor, runId, costId));

export const saveAllowance = action
  .inputSchema(allowanceSchema.and(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => setAllowance(ctx.actor, runId, input));
