import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createAccount } from '@/lib/auth/accounts/commands';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { GrantRole } from '@/prisma/generated/enums';
import { must } from './must';

/** The password of all demonstration accounts: they exist to be tried, and only with the invented people. */
const password = 'cascade-demo';

type DemoRole = 'ADMINISTRATOR' | 'COORDINATOR' | 'TRAINER' | 'PARTICIPANT';

type DemoAccount = { email: string; name: string; role: DemoRole; personId?: string; programmeId?: string };

/** The actor of an account, for what a person does by their own hand. */
async function actorOf(accountId: string): Promise<Actor> {
  const actor = await loadActor(accountId);
  if (!actor) throw new Error('the account is not there');
  return actor;
}

const demoAccounts: (DemoAccount & { password: string })[] = [];

/** Makes a demonstration account. Trainer and participant are no rights: they follow from `personId`. */
export async function openDemoAccount(actor: Actor, account: DemoAccount): Promise<Actor> {
  const { email, name, role, personId = null, programmeId = null } = account;
  const granted = (['ADMINISTRATOR', 'COORDINATOR'] as const).filter((each: GrantRole) => each === role);
  const { accountId } = must(
    await createAccount(actor, {
      email,
      name,
      personId,
      language: 'EN',
      password,
      demo: true,
      grants: granted.map((each) => ({ role: each, programmeId, countryCode: null, institutionId: null })),
    }),
  );
  demoAccounts.push({ ...account, password });
  return actorOf(accountId);
}

/** The account of someone who took a register in 2017: it was never activated, nobody signs in with it. */
export async function recorderOf(actor: Actor, personId: string, email: string): Promise<Actor> {
  const known = await db.account.findUnique({ where: { personId }, select: { id: true } });
  if (known) return actorOf(known.id);
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { officialName: true, latinName: true },
  });
  const name = person.latinName ?? person.officialName ?? '';
  const { accountId } = must(
    await createAccount(actor, { email, name, personId, language: 'EN', grants: [] }),
  );
  return actorOf(accountId);
}

/** Leaves the demonstration accounts where the start script finds them. */
export function writeDemoAccounts(): void {
  const folder = process.env.CASCADE_DATA;
  if (!folder) return;
  const accounts = demoAccounts.map(({ email, password: secret, role }) => ({
    email,
    password: secret,
    role: role.toLowerCase(),
  }));
  writeFileSync(path.join(folder, 'demo-accounts.json'), JSON.stringify(accounts, null, 2), { mode: 0o600 });
}
