'use server';

import { recordHandOut, removeHandOut, setRecipients } from '@/lib/attendance/hand-outs/commands';
import { handOutSchema, recipientsSchema } from '@/lib/attendance/hand-outs/schema';
import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { institutionChoices } from '@/lib/people/institutions/queries';
import { noteNextStep, recordNextStep, removeNextStep } from '@/lib/runs/next-steps/commands';
import { nextStepSchema } from '@/lib/runs/next-steps/schema';
import { idSchema } from '@/lib/runs/schema';

const ofRun = z.object({ runId: idSchema });

export const saveStep = action
  .inputSchema(nextStepSchema.and(ofRun.extend({ stepId: idSchema.nullable() })))
  .action(({ parsedInput: { runId, stepId, ...input }, ctx }) =>
    recordNextStep(ctx.actor, runId, input, stepId),
  );

export const noteStep = action
  .inputSchema(ofRun.extend({ stepId: idSchema, isDone: z.boolean() }))
  .action(({ parsedInput: { runId, ...input }, ctx }) => noteNextStep(ctx.actor, runId, input));

export const removeStep = action
  .inputSchema(ofRun.extend({ stepId: idSchema }))
  .action(({ parsedInput: { runId, stepId }, ctx }) => removeNextStep(ctx.actor, runId, stepId));

export const saveHandOut = action
  .inputSchema(handOutSchema.extend({ runId: idSchema, handOutId: idSchema.nullable() }))
  .action(({ parsedInput: { runId, handOutId, ...input }, ctx }) =>
    recordHandOut(ctx.actor, runId, input, handOutId),
  );

export const saveRecipients = action
  .inputSchema(recipientsSchema.extend({ runId: idSchema }))
  .action(({ parsedInput: { runId, ...input }, ctx }) => setRecipients(ctx.actor, runId, input));

export const takeBackHandOut = action
  .inputSchema(ofRun.extend({ handOutId: idSchema }))
  .action(({ parsedInput: { runId, handOutId }, ctx }) => removeHandOut(ctx.actor, runId, handOutId));

export const findInstitutions = action
  .inputSchema(z.object({ q: z.string().max(200) }))
  .action(({ parsedInput, ctx }) => institutionChoices(ctx.actor, ctx.actor.language, parsedInput));
