'use server';

import { publicAction } from '@/lib/auth/action';
import { requestAddress } from '@/lib/auth/request-address';
import { startSession } from '@/lib/auth/session';
import { signInByLink } from '@/lib/auth/sign-in/commands';
import { tokenOnlySchema } from '@/lib/auth/sign-in/schema';

/** Signs in with the code of a mail. Public: the code is the right. */
export const signInByMailedLink = publicAction
  .inputSchema(tokenOnlySchema)
  .action(async ({ parsedInput }) => {
    const outcome = await signInByLink(parsedInput.token, await requestAddress());
    if (outcome.ok) await startSession(outcome.value.accountId);
    return outcome;
  });
