'use server';

import { action } from '@/lib/auth/action';
import { branch } from '@/lib/qualifications/cascade/branches/queries';
import { branchSchema } from '@/lib/qualifications/cascade/schema';

export const openBranch = action
  .inputSchema(branchSchema)
  .action(({ parsedInput, ctx }) => branch(ctx.actor, parsedInput));
