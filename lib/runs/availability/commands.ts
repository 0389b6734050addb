import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { dateOf } from '@/lib/time/day';
import type { UnavailabilityInput } from './schema';

/** The person whose days these are: oneself, or somebody whom the actor sees. */
async function personOf(tx: Transaction, actor: Actor, personId: string): Promise<string> {
  const id = idOf(personId);
  const person = id
    ? await tx.person.findFirst({ where: { AND: [{ id }, visiblePeople(actor)] }, select: { id: true } })
    : null;
  if (!person) throw new NotFound('person');
  return person.id;
}

/**
 * Notes days on which somebody cannot teach. What is planned already stays: whoever assigns the person from now on is
 * told. People whom the actor does not see are not found.
 */
export async function addUnavailability(
  actor: Actor,
  personId: string,
  { startsOn, endsOn, note }: UnavailabilityInput,
): Promise<Outcome<{ unavailabilityId: string }>> {
  return inTransaction(async (tx) => {
    const id = await personOf(tx, actor, personId);
    const row = await tx.unavailability.create({
      data: { personId: id, startsOn: dateOf(startsOn), endsOn: dateOf(endsOn), note, createdBy: actor.by },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'addUnavailability',
      subjectType: 'person',
      subjectId: id,
      details: { startsOn, endsOn },
    });
    return done({ unavailabilityId: row.id });
  });
}

/** Takes such days back. Not found where they are not the actor's to change. */
export async function removeUnavailability(
  actor: Actor,
  unavailabilityId: string,
): Promise<Outcome<{ unavailabilityId: string }>> {
  return inTransaction(async (tx) => {
    const id = idOf(unavailabilityId);
    const row =
      id && (await tx.unavailability.findUnique({ where: { id }, select: { id: true, personId: true } }));
    if (!row) throw new NotFound('unavailability');
    const personId = await personOf(tx, actor, row.personId);
    await tx.unavailability.delete({ where: { id: row.id } });
    await audit(tx, actor, { action: 'removeUnavailability', subjectType: 'person', subjectId: personId });
    return done({ unavailabilityId: row.id });
  });
}

/** Says in which languages somebody can teach; none: nobody has said. */
export async function setWorkingLanguages(
  actor: Actor,
  personId: string,
  languages: readonly string[],
): Promise<Outcome<{ personId: string }>> {
  return inTransaction(async (tx) => {
    const id = await personOf(tx, actor, personId);
    const workingLanguages = [...new Set(languages)];
    await tx.person.update({ where: { id }, data: { workingLanguages }, select: { id: true } });
    await audit(tx, actor, {
      action: 'setWorkingLanguages',
      subjectType: 'person',
      subjectId: id,
      details: { languages: workingLanguages },
    });
    return done({ personId: id });
  });
}
