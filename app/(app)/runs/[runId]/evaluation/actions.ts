'use server';

import { action } from '@/lib/auth/action';
import { mailEvaluationLinks, renewHallCode, setEvaluation } from '@/lib/assessment/evaluation/commands';
import { evaluationSettings } from '@/lib/assessment/evaluation/schema';
import { nameSupervisor as name } from '@/lib/assessment/follow-up/commands';
import { supervisorSchema } from '@/lib/assessment/follow-up/schema';
import { z } from '@/lib/errors/zod';

const ofRun = z.object({ runId: z.uuid() });

export const saveSettings = action
  .inputSchema(evaluationSettings.extend({ runId: z.uuid() }))
  .action(({ parsedInput: { runId, ...input }, ctx }) => setEvaluation(ctx.actor, runId, input));

export const renewCode = action
  .inputSchema(ofRun)
  .action(({ parsedInput: { runId }, ctx }) => renewHallCode(ctx.actor, runId));

export const mailLinks = action
  .inputSchema(ofRun)
  .action(({ parsedInput: { runId }, ctx }) => mailEvaluationLinks(ctx.actor, runId));

export const nameSupervisor = action
  .inputSchema(supervisorSchema.extend({ enrolmentId: z.uuid() }))
  .action(({ parsedInput: { enrolmentId, ...input }, ctx }) => name(ctx.actor, enrolmentId, input));
