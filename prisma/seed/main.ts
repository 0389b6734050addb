import { inviteFirstAdministrator } from '@/lib/auth/accounts/first-administrator';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { audit } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { officeDay } from '@/lib/reports/today/queries';
import { migrate } from '../../scripts/setup/migrations.mjs';
import { openDemoAccount, writeDemoAccounts } from './accounts';
import { loadCatalogue } from './catalogue';
import { loadIndicators, loadResults } from './figures';
import { loadPast } from './past';
import { planEndedTraining, planFacilitatorRun, planThirdNpsCourse } from './present';
import { loadTests } from './tests';

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

async function nationalTrainer(): Promise<{ id: string; name: string }> {
  const person = await db.person.findFirstOrThrow({
    where: { qualifications: { some: { type: { code: 'SFP-TOT-STATUS' } } } },
    orderBy: { searchKey: 'asc' },
    select: { id: true, latinName: true },
  });
  return { id: person.id, name: person.latinName ?? '' };
}

async function participantOf(code: string): Promise<{ id: string; name: string }> {
  const person = await db.person.findFirstOrThrow({
    where: { certificates: { some: { run: { course: { code } } } } },
    orderBy: { searchKey: 'asc' },
    select: { id: true, officialName: true },
  });
  return { id: person.id, name: person.officialName ?? '' };
}

async function loadReferenceProgramme(actor: Actor): Promise<void> {
  const catalogue = await loadCatalogue(actor);
  const { programmeId } = catalogue;
  await openDemoAccount(actor, {
    email: 'administrator@cascade.example',
    name: 'Office administrator',
    role: 'ADMINISTRATOR',
  });
  const coordinator = await openDemoAccount(actor, {
    email: 'coordinator@cascade.example',
    name: 'Programme coordinator',
    role: 'COORDINATOR',
    programmeId,
  });
  await loadIndicators(actor, catalogue);
  const { ministry } = await loadPast(actor, catalogue, coordinator);
  await loadResults(actor, catalogue);
  await loadTests(actor, catalogue);

  const today = await officeDay(new Date());
  const trainer = await nationalTrainer();
  const email = 'trainer@cascade.example';
  await openDemoAccount(actor, { email, name: trainer.name, role: 'TRAINER', personId: trainer.id });
  await planFacilitatorRun(actor, catalogue, today, trainer.id);
  await planThirdNpsCourse(actor, catalogue, today);
  await planEndedTraining(actor, coordinator, catalogue, today, ministry);
  const participant = await participantOf('NPS-2');
  await openDemoAccount(actor, {
    email: 'participant@cascade.example',
    name: participant.name,
    role: 'PARTICIPANT',
    personId: participant.id,
  });
  writeDemoAccounts();
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
  await mark('loadReferenceProgramme');
}

await main();
await db.$disconnect();
