'use server';

import { restoreForm, saveForm } from '@/lib/assessment/forms/commands';
import { restoreFormSchema, saveFormSchema } from '@/lib/assessment/forms/schema';
import { action } from '@/lib/auth/action';

export const save = action
  .inputSchema(saveFormSchema)
  .action(({ parsedInput, ctx }) => saveForm(ctx.actor, parsedInput));

export const restore = action
  .inputSchema(restoreFormSchema)
  .action(({ parsedInput, ctx }) => restoreForm(ctx.actor, parsedInput));
