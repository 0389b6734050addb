'use server';

import { action } from '@/lib/auth/action';
import { resetMailTemplate, setMailTemplate } from '@/lib/mail/commands';
import { mailTemplateSchema, templateKeySchema } from '@/lib/mail/schema';

export const setTemplate = action
  .inputSchema(mailTemplateSchema)
  .action(({ parsedInput, ctx }) => setMailTemplate(ctx.actor, parsedInput));

export const resetTemplate = action
  .inputSchema(templateKeySchema)
  .action(({ parsedInput, ctx }) => resetMailTemplate(ctx.actor, parsedInput));
