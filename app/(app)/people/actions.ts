'use server';

import { action } from '@/lib/auth/action';
import { createPerson, changePerson } from '@/lib/people/commands';
import { institutionChoices } from '@/lib/people/institutions/queries';
import { possibleDuplicates } from '@/lib/people/recognition/queries';
import { phoneOf } from '@/lib/people/rules';
import { personSchema } from '@/lib/people/schema';
import { z } from '@/lib/errors/zod';
import { done } from '@/lib/errors/outcome';

export const create = action
  .inputSchema(personSchema)
  .action(({ parsedInput, ctx }) => createPerson(ctx.actor, parsedInput));

export const change = action
  .inputSchema(z.object({ personId: z.uuid(), person: personSchema }))
  .action(({ parsedInput: { personId, person }, ctx }) => changePerson(ctx.actor, personId, person));

/** Who may be meant, before a person is entered a second time. */
export const lookFor = action.inputSchema(personSchema).action(async ({ parsedInput, ctx }) => {
  const number = phoneOf(parsedInput.phone, parsedInput.countryCode);
  const phone = number.ok ? number.value : null;
  return done(await possibleDuplicates(ctx.actor, { ...parsedInput, phone }));
});

export const findInstitutions = action
  .inputSchema(z.object({ q: z.string().max(100), language: z.enum(['EN', 'RU']) }))
  .action(async ({ parsedInput: { q, language }, ctx }) =>
    done(await institutionChoices(ctx.actor, language, { q })),
  );
