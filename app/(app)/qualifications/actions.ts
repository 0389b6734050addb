'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import {
  changeQualificationType as change,
  createQualificationType as create,
  withdrawQualification as withdraw,
} from '@/lib/qualifications/commands';
import { renewQualification as renew } from '@/lib/qualifications/renewals/commands';
import { qualificationTypeSchema, typeChangeSchema, withdrawalSchema } from '@/lib/qualifications/schema';
import {
  liftSuspension as lift,
  suspendQualification as suspend,
} from '@/lib/qualifications/suspensions/commands';
import { liftingSchema, suspensionSchema } from '@/lib/qualifications/suspensions/schema';
import { officeDay } from '@/lib/reports/today/queries';

const ofOne = { qualificationId: z.uuid() };

export const createQualificationType = action
  .inputSchema(qualificationTypeSchema)
  .action(({ parsedInput, ctx }) => create(ctx.actor, parsedInput));

export const changeQualificationType = action
  .inputSchema(typeChangeSchema.and(z.object({ typeId: z.uuid() })))
  .action(({ parsedInput: { typeId, ...input }, ctx }) => change(ctx.actor, typeId, input));

export const withdrawQualification = action
  .inputSchema(withdrawalSchema.extend(ofOne))
  .action(({ parsedInput: { qualificationId, ...input }, ctx }) =>
    withdraw(ctx.actor, qualificationId, input),
  );

export const suspendQualification = action
  .inputSchema(suspensionSchema.extend(ofOne))
  .action(({ parsedInput: { qualificationId, ...input }, ctx }) =>
    suspend(ctx.actor, qualificationId, input),
  );

export const liftSuspension = action
  .inputSchema(liftingSchema.extend(ofOne))
  .action(({ parsedInput: { qualificationId, ...input }, ctx }) => lift(ctx.actor, qualificationId, input));

export const renewQualification = action
  .inputSchema(z.object(ofOne))
  .action(async ({ parsedInput: { qualificationId }, ctx }) =>
    renew(ctx.actor, qualificationId, await officeDay(new Date())),
  );
