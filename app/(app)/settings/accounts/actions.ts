'use server';

import {
  createAccount,
  disableAccount,
  enableAccount,
  inviteAgain,
  signOutEverywhere,
} from '@/lib/auth/accounts/commands';
import {
  accountGrantSchema,
  accountOnlySchema,
  grantOnlySchema,
  invitationFormSchema,
  nameSearchSchema,
} from '@/lib/auth/accounts/schema';
import { peopleWithoutAccount } from '@/lib/auth/accounts/queries';
import { action } from '@/lib/auth/action';
import { grant, revoke } from '@/lib/auth/grants/commands';
import { foldName } from '@/lib/text/names/fold';

export const invite = action
  .inputSchema(invitationFormSchema)
  .action(({ parsedInput: { role, programmeId, countryCode, institutionId, ...account }, ctx }) =>
    createAccount(ctx.actor, {
      ...account,
      grants: role ? [{ role, programmeId, countryCode, institutionId }] : [],
    }),
  );

export const sendInvitationAgain = action
  .inputSchema(accountOnlySchema)
  .action(({ parsedInput, ctx }) => inviteAgain(ctx.actor, parsedInput.accountId));

export const closeAccount = action
  .inputSchema(accountOnlySchema)
  .action(({ parsedInput, ctx }) => disableAccount(ctx.actor, parsedInput.accountId));

export const openAccount = action
  .inputSchema(accountOnlySchema)
  .action(({ parsedInput, ctx }) => enableAccount(ctx.actor, parsedInput.accountId));

export const signOutAccount = action
  .inputSchema(accountOnlySchema)
  .action(({ parsedInput, ctx }) => signOutEverywhere(ctx.actor, parsedInput.accountId));

export const giveRight = action
  .inputSchema(accountGrantSchema)
  .action(({ parsedInput: { accountId, ...right }, ctx }) => grant(ctx.actor, accountId, right));

export const takeRight = action
  .inputSchema(grantOnlySchema)
  .action(({ parsedInput, ctx }) => revoke(ctx.actor, parsedInput.grantId));

export const findPeople = action.inputSchema(nameSearchSchema).action(async ({ parsedInput, ctx }) => {
  const people = await peopleWithoutAccount(ctx.actor, foldName(parsedInput.text));
  return people.map(({ id, officialName, latinName, email }) => ({
    value: id,
    label: officialName ?? latinName ?? '',
    detail: [officialName && latinName, email].filter(Boolean).join(' · '),
  }));
});
