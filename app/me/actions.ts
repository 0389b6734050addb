'use server';

import { action } from '@/lib/auth/action';
import {
  shareCertificate as share,
  stopSharingCertificate as stopSharing,
} from '@/lib/certificates/sharing/commands';
import { z } from '@/lib/errors/zod';
import {
  addUnavailability as add,
  removeUnavailability as remove,
  setWorkingLanguages as setLanguages,
} from '@/lib/runs/availability/commands';
import { unavailabilitySchema, workingLanguagesSchema } from '@/lib/runs/availability/schema';
import { idSchema } from '@/lib/runs/schema';
import {
  acceptAssignment as accept,
  declineAssignment as decline,
} from '@/lib/runs/trainers/answers/commands';
import { declineSchema } from '@/lib/runs/trainers/schema';

export const acceptAssignment = action
  .inputSchema(z.object({ assignmentId: idSchema }))
  .action(({ parsedInput, ctx }) => accept(ctx.actor, parsedInput.assignmentId));

export const declineAssignment = action
  .inputSchema(declineSchema.extend({ assignmentId: idSchema }))
  .action(({ parsedInput: { assignmentId, ...input }, ctx }) => decline(ctx.actor, assignmentId, input));

export const addUnavailability = action
  .inputSchema(unavailabilitySchema.and(z.object({ personId: idSchema })))
  .action(({ parsedInput: { personId, ...input }, ctx }) => add(ctx.actor, personId, input));

export const removeUnavailability = action
  .inputSchema(z.object({ unavailabilityId: idSchema }))
  .action(({ parsedInput, ctx }) => remove(ctx.actor, parsedInput.unavailabilityId));

export const setWorkingLanguages = action
  .inputSchema(workingLanguagesSchema)
  .action(({ parsedInput: { personId, languages }, ctx }) => setLanguages(ctx.actor, personId, languages));

const certificate = z.object({ certificateId: idSchema });

export const shareCertificate = action
  .inputSchema(certificate)
  .action(({ parsedInput, ctx }) => share(ctx.actor, parsedInput.certificateId));

export const stopSharingCertificate = action
  .inputSchema(certificate)
  .action(({ parsedInput, ctx }) => stopSharing(ctx.actor, parsedInput.certificateId));
