'use server';

import { action } from '@/lib/auth/action';
import { makeApiToken, revokeApiToken } from '@/lib/auth/api-tokens/commands';
import { apiTokenOnlySchema, apiTokenSchema } from '@/lib/auth/api-tokens/schema';

export const makeToken = action
  .inputSchema(apiTokenSchema)
  .action(({ parsedInput, ctx }) => makeApiToken(ctx.actor, parsedInput));

export const revokeToken = action
  .inputSchema(apiTokenOnlySchema)
  .action(({ parsedInput, ctx }) => revokeApiToken(ctx.actor, parsedInput.tokenId));
