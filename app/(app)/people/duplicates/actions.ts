'use server';

import { action } from '@/lib/auth/action';
import { keepApart } from '@/lib/people/duplicates/commands';
import { apartSchema } from '@/lib/people/duplicates/schema';

export const decide = action
  .inputSchema(apartSchema)
  .action(({ parsedInput, ctx }) => keepApart(ctx.actor, parsedInput));
