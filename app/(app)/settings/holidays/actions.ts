'use server';

import { action } from '@/lib/auth/action';
import { addHoliday as add, removeHoliday as remove } from '@/lib/runs/holidays/commands';
import { holidayKeySchema, holidaySchema } from '@/lib/runs/holidays/schema';

export const addHoliday = action
  .inputSchema(holidaySchema)
  .action(({ parsedInput, ctx }) => add(ctx.actor, parsedInput));

export const removeHoliday = action
  .inputSchema(holidayKeySchema)
  .action(({ parsedInput, ctx }) => remove(ctx.actor, parsedInput));
