'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { moveSession as move, shiftSessions as shift } from '@/lib/runs/agenda/commands';
import {
  applyTemplateSchema,
  moveSessionSchema,
  saveTemplateSchema,
  shiftSchema,
} from '@/lib/runs/agenda/schema';
import { applyTemplate as apply, saveTemplate as keep } from '@/lib/runs/agenda/template/commands';
import { templatePreview } from '@/lib/runs/agenda/template/queries';
import { undoAgenda as undo } from '@/lib/runs/agenda/undo/commands';
import { undoSchema } from '@/lib/runs/agenda/undo/schema';
import { idSchema } from '@/lib/runs/schema';
import { sessionCheck } from '@/lib/runs/sessions/checks/queries';
import {
  cancelSession as cancel,
  changeSession as change,
  copyDay as copy,
  scheduleSession as schedule,
} from '@/lib/runs/sessions/commands';
import { checkSchema, copyDaySchema, sessionSchema } from '@/lib/runs/sessions/schema';
import {
  addTrack as add,
  dividePeople as divide,
  removeTrack as remove,
  renameTrack as rename,
} from '@/lib/runs/tracks/commands';
import { trackPeople as people } from '@/lib/runs/tracks/queries';
import { divisionSchema, trackSchema } from '@/lib/runs/tracks/schema';

const ofRun = z.object({ runId: idSchema });
const ofSession = z.object({ sessionId: idSchema });
const ofTrack = z.object({ trackId: idSchema });

export const scheduleSession = action
  .inputSchema(sessionSchema.and(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => schedule(ctx.actor, runId, input));

export const changeSession = action
  .inputSchema(sessionSchema.and(ofSession))
  .action(({ parsedInput: { sessionId, ...input }, ctx }) => change(ctx.actor, sessionId, input));

export const checkSession = action
  .inputSchema(checkSchema.extend({ runId: idSchema }))
  .action(({ parsedInput: { runId, ...wanted }, ctx }) => sessionCheck(ctx.actor, runId, wanted));

export const moveSession = action
  .inputSchema(moveSessionSchema.and(ofSession))
  .action(({ parsedInput: { sessionId, ...to }, ctx }) => move(ctx.actor, sessionId, to));

export const cancelSession = action
  .inputSchema(ofSession)
  .action(({ parsedInput, ctx }) => cancel(ctx.actor, parsedInput.sessionId));

export const copyDay = action
  .inputSchema(copyDaySchema.and(ofRun))
  .action(({ parsedInput: { runId, ...days }, ctx }) => copy(ctx.actor, runId, days));

export const shiftSessions = action
  .inputSchema(shiftSchema.and(ofRun))
  .action(({ parsedInput: { runId, ...by }, ctx }) => shift(ctx.actor, runId, by));

export const undoAgenda = action
  .inputSchema(undoSchema.and(ofRun))
  .action(({ parsedInput: { runId, ...what }, ctx }) => undo(ctx.actor, runId, what));

export const previewTemplate = action
  .inputSchema(ofRun)
  .action(({ parsedInput, ctx }) => templatePreview(ctx.actor, parsedInput.runId));

export const applyTemplate = action
  .inputSchema(applyTemplateSchema.and(ofRun))
  .action(({ parsedInput: { runId, ...choice }, ctx }) => apply(ctx.actor, runId, choice));

export const saveTemplate = action
  .inputSchema(saveTemplateSchema)
  .action(({ parsedInput: { runId, ...how }, ctx }) => keep(ctx.actor, runId, how));

export const addTrack = action
  .inputSchema(trackSchema.and(ofRun))
  .action(({ parsedInput: { runId, ...track }, ctx }) => add(ctx.actor, runId, track));

export const renameTrack = action
  .inputSchema(trackSchema.and(ofTrack))
  .action(({ parsedInput: { trackId, ...track }, ctx }) => rename(ctx.actor, trackId, track));

export const removeTrack = action
  .inputSchema(ofTrack)
  .action(({ parsedInput, ctx }) => remove(ctx.actor, parsedInput.trackId));

export const trackPeople = action
  .inputSchema(ofRun)
  .action(({ parsedInput, ctx }) => people(ctx.actor, parsedInput.runId));

export const dividePeople = action
  .inputSchema(divisionSchema.and(ofRun))
  .action(({ parsedInput: { runId, ...division }, ctx }) => divide(ctx.actor, runId, division));
