import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { officeDay } from '@/lib/reports/today/queries';
import { openDemoAccount } from './accounts';
import { loadCatalogue } from './catalogue';
import { loadIndicators, loadResults } from './figures';
import { loadPast } from './past';
import { planEndedTraining, planFacilitatorRun, planThirdNpsCourse } from './present';
import { loadTests } from './tests';

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

/** Loads the reference programme into a new database, by the commands that users have, with the demonstration accounts. */
export async function loadReferenceProgramme(actor: Actor): Promise<void> {
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
}
