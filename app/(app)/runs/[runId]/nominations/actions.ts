'use server';

import { action } from '@/lib/auth/action';
import { acceptNominations } from '@/lib/enrolments/nominations/acceptance/commands';
import { askFocalPoint, closeCall, renewCall } from '@/lib/enrolments/nominations/calls/commands';
import {
  askBack,
  refuseNominations,
  replaceNominations,
} from '@/lib/enrolments/nominations/decisions/commands';
import {
  acceptSchema,
  askBackSchema,
  callSchema,
  refuseSchema,
  renewSchema,
} from '@/lib/enrolments/nominations/schema';
import { z } from '@/lib/errors/zod';

const runId = z.uuid();
const ofCall = z.object({ callId: z.uuid() });

export const ask = action
  .inputSchema(callSchema.safeExtend({ runId }))
  .action(({ parsedInput: { runId: run, ...input }, ctx }) => askFocalPoint(ctx.actor, run, input));

export const renew = action
  .inputSchema(renewSchema.extend({ callId: z.uuid() }))
  .action(({ parsedInput: { callId, ...input }, ctx }) => renewCall(ctx.actor, callId, input));

export const close = action
  .inputSchema(ofCall)
  .action(({ parsedInput: { callId }, ctx }) => closeCall(ctx.actor, callId));

export const accept = action
  .inputSchema(acceptSchema.extend({ runId }))
  .action(({ parsedInput: { runId: run, ...input }, ctx }) => acceptNominations(ctx.actor, run, input));

export const question = action
  .inputSchema(askBackSchema.extend({ runId }))
  .action(({ parsedInput: { runId: run, ...input }, ctx }) => askBack(ctx.actor, run, input));

export const refuse = action
  .inputSchema(refuseSchema.extend({ runId }))
  .action(({ parsedInput: { runId: run, ...input }, ctx }) => refuseNominations(ctx.actor, run, input));

export const replace = action
  .inputSchema(refuseSchema.extend({ runId }))
  .action(({ parsedInput: { runId: run, ...input }, ctx }) => replaceNominations(ctx.actor, run, input));
