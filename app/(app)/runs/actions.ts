'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { institutionChoices } from '@/lib/people/institutions/queries';
import { cancelRun as cancel, changeRun as change, scheduleRun as schedule } from '@/lib/runs/commands';
import { cancelRunSchema, idSchema, runChangeSchema, runSchema } from '@/lib/runs/schema';
import { createVenue as create } from '@/lib/runs/venues/commands';
import { venueSchema } from '@/lib/runs/venues/schema';

export const scheduleRun = action
  .inputSchema(runSchema)
  .action(({ parsedInput, ctx }) => schedule(ctx.actor, parsedInput));

export const changeRun = action
  .inputSchema(runChangeSchema.and(z.object({ runId: idSchema })))
  .action(({ parsedInput: { runId, ...input }, ctx }) => change(ctx.actor, runId, input));

export const cancelRun = action
  .inputSchema(cancelRunSchema.extend({ runId: idSchema }))
  .action(({ parsedInput: { runId, ...input }, ctx }) => cancel(ctx.actor, runId, input));

export const createVenue = action
  .inputSchema(venueSchema)
  .action(({ parsedInput, ctx }) => create(ctx.actor, parsedInput));

export const findInstitutions = action
  .inputSchema(z.object({ q: z.string().max(200) }))
  .action(({ parsedInput, ctx }) => institutionChoices(ctx.actor, ctx.actor.language, parsedInput));
