'use server';

import { renewBadge } from '@/lib/attendance/badges/commands';
import { renewSchema } from '@/lib/attendance/badges/schema';
import { removeSheet } from '@/lib/attendance/sheets/commands';
import { removeSchema } from '@/lib/attendance/sheets/schema';
import { action } from '@/lib/auth/action';

export const renew = action
  .inputSchema(renewSchema)
  .action(({ parsedInput, ctx }) => renewBadge(ctx.actor, parsedInput));

export const remove = action
  .inputSchema(removeSchema)
  .action(({ parsedInput, ctx }) => removeSheet(ctx.actor, parsedInput));
