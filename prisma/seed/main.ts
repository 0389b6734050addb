import { inviteFirstAdministrator } from '@/lib/auth/accounts/first-administrator';
import { systemActor } from '@/lib/auth/actor';
import { audit } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { migrate } from '../../scripts/setup/migrations.mjs';
import { writeDemoAccounts } from './accounts';
import { loadReferenceProgramme } from './reference';

/**
 * Fills a new database, by the same commands that users have: `--empty` makes a link for the first
 * administrator, without it the reference programme is loaded. What was filled is left alone.
 */
const seed = systemActor('seed');

const mark = (action: 'beginReferenceProgramme' | 'loadReferenceProgramme') =>
  db.$transaction((tx) => audit(tx, seed, { action, subjectType: 'office', subjectId: '1' }));

const marked = async (action: string): Promise<boolean> =>
  (await db.auditEntry.count({ where: { action, actor: seed.by } })) > 0;

const someoneWasHere = async (): Promise<boolean> => (await db.account.count()) > 0;

/** An interrupted first run left a part of the reference programme and nothing else: it starts over. */
async function startOver(): Promise<void> {
  await db.$executeRaw`DROP SCHEMA IF EXISTS graphile_worker CASCADE`;
  await db.$executeRaw`DROP SCHEMA public CASCADE`;
  await db.$executeRaw`CREATE SCHEMA public`;
  await db.$disconnect();
  await migrate(process.cwd(), process.env.DATABASE_URL ?? '');
}

async function main(): Promise<void> {
  if (process.argv.includes('--empty')) {
    const invitation = await inviteFirstAdministrator();
    if (invitation) console.log(`Make the first administrator: ${publicUrl()}${invitation.path}`);
    return;
  }
  if (await marked('loadReferenceProgramme')) return;
  if (await marked('beginReferenceProgramme')) await startOver();
  else if (await someoneWasHere()) return;
  await mark('beginReferenceProgramme');
  await loadReferenceProgramme(seed);
  writeDemoAccounts();
  await mark('loadReferenceProgramme');
}

await main();
await db.$disconnect();
