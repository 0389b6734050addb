'use server';

import { refuseWalkIns, reopenWalkIns, tieWalkIns } from '@/lib/attendance/walk-ins/commands';
import { enrolWalkIns } from '@/lib/attendance/walk-ins/enrolling/commands';
import { walkInChoices } from '@/lib/attendance/walk-ins/queries';
import { enrolWalkInSchema, refuseSchema, reopenSchema, tieSchema } from '@/lib/attendance/walk-ins/schema';
import { action } from '@/lib/auth/action';
import { done } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';

const ofRun = { runId: z.uuid() };

export const tie = action
  .inputSchema(tieSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => tieWalkIns(ctx.actor, runId, input));

export const refuse = action
  .inputSchema(refuseSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => refuseWalkIns(ctx.actor, runId, input));

export const reopen = action
  .inputSchema(reopenSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => reopenWalkIns(ctx.actor, runId, input));

export const enrol = action
  .inputSchema(enrolWalkInSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => enrolWalkIns(ctx.actor, runId, input));

export const findPeople = action
  .inputSchema(z.object({ ...ofRun, q: z.string().max(100) }))
  .action(async ({ parsedInput: { runId, q }, ctx }) => done(await walkInChoices(ctx.actor, runId, q)));
