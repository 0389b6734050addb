'use server';

import { publicAction } from '@/lib/auth/action';
import { activate, openInvitation } from '@/lib/auth/passwords/commands';
import { requestAddress } from '@/lib/auth/request-address';
import { startSession } from '@/lib/auth/session';
import { activationSchema, tokenOnlySchema } from '@/lib/auth/sign-in/schema';

/** Whom the invitation is for. Public: the code is the right. */
export const readInvitation = publicAction
  .inputSchema(tokenOnlySchema)
  .action(async ({ parsedInput }) => openInvitation(parsedInput.token, await requestAddress()));

/** Takes the account and signs in. Public: the code is the right. */
export const activateAccount = publicAction.inputSchema(activationSchema).action(async ({ parsedInput }) => {
  const outcome = await activate(parsedInput, await requestAddress());
  if (outcome.ok) await startSession(outcome.value.accountId);
  return outcome;
});
