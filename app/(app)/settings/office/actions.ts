'use server';

import { action } from '@/lib/auth/action';
import { setOffice as set } from '@/lib/programmes/office/commands';
import { officeSchema } from '@/lib/programmes/office/schema';

export const setOffice = action
  .inputSchema(officeSchema)
  .action(({ parsedInput, ctx }) => set(ctx.actor, parsedInput));
