'use server';

import { publicAction } from '@/lib/auth/action';
import { resetPassword } from '@/lib/auth/passwords/commands';
import { requestAddress } from '@/lib/auth/request-address';
import { startSession } from '@/lib/auth/session';
import { newPasswordByTokenSchema } from '@/lib/auth/sign-in/schema';

/** Chooses a new password and signs in. Public: the code is the right. */
export const choosePassword = publicAction
  .inputSchema(newPasswordByTokenSchema)
  .action(async ({ parsedInput }) => {
    const outcome = await resetPassword(parsedInput, await requestAddress());
    if (outcome.ok) await startSession(outcome.value.accountId);
    return outcome;
  });
