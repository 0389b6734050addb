'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import {
  changeQualificationType as change,
  createQualificationType as create,
  withdrawQualification as withdraw,
} from '@/lib/qualifications/commands';
import { qualificationTypeSchema, typeChangeSchema, withdrawalSchema } from '@/lib/qualifications/schema';

export const createQualificationType = action
  .inputSchema(qualificationTypeSchema)
  .action(({ parsedInput, ctx }) => create(ctx.actor, parsedInput));

export const changeQualificationType = action
  .inputSchema(typeChangeSchema.extend({ typeId: z.uuid() }))
  .action(({ parsedInput: { typeId, ...input }, ctx }) => change(ctx.actor, typeId, input));

export const withdrawQualification = action
  .inputSchema(withdrawalSchema.extend({ qualificationId: z.uuid() }))
  .action(({ parsedInput: { qualificationId, ...input }, ctx }) =>
    withdraw(ctx.actor, qualificationId, input),
  );
