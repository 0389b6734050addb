import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { visiblePeople } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dateOf } from '@/lib/time/day';
import { duplicatesWanted } from './duplicates/commands';
import { personKeys, phoneOf } from './rules';
import type { PersonInput } from './schema';

/**
 * Enters a person. Whether they may be known already is asked before (`possibleDuplicates`); the same name
 * alone refuses nothing. Refuses PHONE_UNREADABLE, PHONE_WITHOUT_COUNTRY, INSTITUTION_UNKNOWN.
 */
export async function createPerson(actor: Actor, input: PersonInput): Promise<Outcome<{ personId: string }>> {
  return inTransaction((tx) => enterPerson(tx, actor, input));
}

/** `createPerson`, as a part of a command that does more. */
export async function enterPerson(
  tx: Transaction,
  actor: Actor,
  input: PersonInput,
): Promise<Outcome<{ personId: string }>> {
  if (!canCoordinate(actor)) throw new NotFound('person');
  const data = await written(tx, input);
  if (!data.ok) return data;
  const { id } = await tx.person.create({ data: data.value, select: { id: true } });
  await duplicatesWanted(tx, [id]);
  await audit(tx, actor, { action: 'createPerson', subjectType: 'person', subjectId: id });
  return done({ personId: id });
}

/** Corrects what is known of a person. What was issued to them before stays as it was issued. */
export async function changePerson(
  actor: Actor,
  personId: string,
  input: PersonInput,
): Promise<Outcome<{ personId: string }>> {
  if (!canCoordinate(actor)) throw new NotFound('person');
  return inTransaction(async (tx) => {
    const known = await tx.person.findFirst({
      where: { AND: [{ id: personId }, visiblePeople(actor)] },
      select: { id: true },
    });
    if (!known) throw new NotFound('person');
    const data = await written(tx, input);
    if (!data.ok) return data;
    await tx.person.update({ where: { id: personId }, data: data.value, select: { id: true } });
    await duplicatesWanted(tx, [personId]);
    await audit(tx, actor, { action: 'changePerson', subjectType: 'person', subjectId: personId });
    return done({ personId });
  });
}

async function written(tx: Transaction, { birthDate, phone, ...input }: PersonInput) {
  const number = phoneOf(phone, input.countryCode);
  if (!number.ok) return number;
  if (input.institutionId) {
    const known = await tx.institution.findUnique({
      where: { id: input.institutionId },
      select: { id: true },
    });
    if (!known) return refuse('INSTITUTION_UNKNOWN', undefined, 'institutionId');
  }
  if (input.countryCode) {
    const known = await tx.country.findUnique({ where: { code: input.countryCode }, select: { code: true } });
    if (!known) return refuse('NOT_A_CHOICE', undefined, 'countryCode');
  }
  return done({
    ...input,
    phone: number.value,
    birthDate: birthDate ? dateOf(birthDate) : null,
    ...personKeys(input),
  });
}
