'use server';

import { action } from '@/lib/auth/action';
import { restoreTemplate, saveTemplate } from '@/lib/certificates/templates/commands';
import { restoreTemplateSchema, saveTemplateSchema } from '@/lib/certificates/templates/schema';

export const save = action
  .inputSchema(saveTemplateSchema)
  .action(({ parsedInput, ctx }) => saveTemplate(ctx.actor, parsedInput));

export const restore = action
  .inputSchema(restoreTemplateSchema)
  .action(({ parsedInput, ctx }) => restoreTemplate(ctx.actor, parsedInput));
