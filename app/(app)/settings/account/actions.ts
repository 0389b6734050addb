'use server';

import { z } from '@/lib/errors/zod';
import { changeOwnAccount, signOutEverywhere } from '@/lib/auth/accounts/commands';
import { ownAccountSchema, ownPasswordSchema } from '@/lib/auth/accounts/schema';
import { action } from '@/lib/auth/action';
import { changePassword } from '@/lib/auth/passwords/commands';
import { endSession, startSession } from '@/lib/auth/session';

export const saveOwnAccount = action
  .inputSchema(ownAccountSchema)
  .action(({ parsedInput, ctx }) => changeOwnAccount(ctx.actor, parsedInput));

export const saveOwnPassword = action.inputSchema(ownPasswordSchema).action(async ({ parsedInput, ctx }) => {
  const outcome = await changePassword(ctx.actor, parsedInput);
  // All other devices are signed out; this one is where the new password was typed in.
  if (outcome.ok) await startSession(outcome.value.accountId);
  return outcome;
});

export const signOutOwnDevices = action.inputSchema(z.object({})).action(async ({ ctx }) => {
  const outcome = await signOutEverywhere(ctx.actor, ctx.actor.by);
  if (outcome.ok) await endSession();
  return outcome;
});
