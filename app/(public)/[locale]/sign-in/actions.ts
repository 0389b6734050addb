'use server';

import { publicAction } from '@/lib/auth/action';
import { requestAddress } from '@/lib/auth/request-address';
import { requestMail } from '@/lib/auth/sign-in/commands';
import { mailRequestSchema } from '@/lib/auth/sign-in/schema';

/** Asks for a link to sign in or to choose a password. Public: whoever asks cannot be signed in. */
export const requestAccountMail = publicAction
  .inputSchema(mailRequestSchema)
  .action(async ({ parsedInput }) => requestMail(parsedInput, await requestAddress()));
