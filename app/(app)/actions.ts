'use server';

import { action } from '@/lib/auth/action';
import { changeOwnLanguage } from '@/lib/auth/language/commands';
import { languageChoiceSchema } from '@/lib/auth/language/schema';

export const changeLanguage = action
  .inputSchema(languageChoiceSchema)
  .action(({ parsedInput, ctx }) => changeOwnLanguage(ctx.actor, parsedInput));
