'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { changeInstitution, createInstitution } from '@/lib/people/institutions/commands';
import { institutionSchema } from '@/lib/people/institutions/schema';

export const create = action
  .inputSchema(institutionSchema)
  .action(({ parsedInput, ctx }) => createInstitution(ctx.actor, parsedInput));

export const change = action
  .inputSchema(z.object({ institutionId: z.uuid(), institution: institutionSchema }))
  .action(({ parsedInput: { institutionId, institution }, ctx }) =>
    changeInstitution(ctx.actor, institutionId, institution),
  );
