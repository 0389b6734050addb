'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { allowRosterOnPhones } from '@/lib/runs/phones/commands';
import { phonesSchema } from '@/lib/runs/phones/schema';
import { markMaterial as mark } from '@/lib/runs/readiness/commands';
import { materialReadySchema } from '@/lib/runs/readiness/schema';
import { idSchema } from '@/lib/runs/schema';
import { assignTrainer as assign, removeTrainer as remove } from '@/lib/runs/trainers/commands';
import { assignmentCheck, trainerChoices } from '@/lib/runs/trainers/queries';
import { assignmentSchema, waiverSchema } from '@/lib/runs/trainers/schema';
import { waiveQualification as waive } from '@/lib/runs/trainers/waivers/commands';

const ofRun = z.object({ runId: idSchema });

export const findTrainers = action
  .inputSchema(ofRun.extend({ q: z.string().max(200) }))
  .action(({ parsedInput, ctx }) => trainerChoices(ctx.actor, parsedInput.runId, parsedInput.q));

export const checkAssignment = action
  .inputSchema(ofRun.extend({ personId: idSchema }))
  .action(({ parsedInput, ctx }) => assignmentCheck(ctx.actor, parsedInput.runId, parsedInput.personId));

export const assignTrainer = action
  .inputSchema(assignmentSchema.extend({ runId: idSchema }))
  .action(({ parsedInput: { runId, ...input }, ctx }) => assign(ctx.actor, runId, input));

export const waiveQualification = action
  .inputSchema(waiverSchema.extend({ runId: idSchema }))
  .action(({ parsedInput: { runId, ...input }, ctx }) => waive(ctx.actor, runId, input));

export const removeTrainer = action
  .inputSchema(ofRun.extend({ personId: idSchema }))
  .action(({ parsedInput, ctx }) => remove(ctx.actor, parsedInput.runId, parsedInput.personId));

export const markMaterial = action
  .inputSchema(materialReadySchema)
  .action(({ parsedInput: { runId, ...input }, ctx }) => mark(ctx.actor, runId, input));

export const allowPhones = action
  .inputSchema(phonesSchema)
  .action(({ parsedInput: { runId, ...input }, ctx }) => allowRosterOnPhones(ctx.actor, runId, input));
