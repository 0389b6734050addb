import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { visiblePeople } from '@/lib/auth/scope';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { Prisma } from '@/prisma/generated/client';
import { matchKeys, matchRow } from '../matching/rules';
import type { RowToMatch } from '../matching/types';
import { maskedEmail, maskedPhone } from '../rules';
import type { KnownRecord } from './types';

type Row = Omit<KnownRecord, 'phones' | 'emails'> & { phone: string | null; email: string | null };

/** A name so common that more people bear it is told apart by phone, address or day of birth alone. */
const mostOfOneName = 60;

/**
 * Everyone of the office whom these rows could be: who shares a phone, an address or a name's key. Runs over
 * all people whatever the actor's scope, because a person is known once; what of them may be shown is the
 * caller's to decide.
 */
export async function knownPeople(
  tx: Db,
  rows: readonly Pick<RowToMatch, 'officialName' | 'latinName' | 'phone' | 'email'>[],
): Promise<KnownRecord[]> {
  const keys = rows.map(matchKeys);
  const phones = [...new Set(keys.flatMap((each) => each.phones))];
  const emails = [...new Set(keys.flatMap((each) => each.emails))];
  const nameKeys = [...new Set(keys.flatMap((each) => each.nameKeys))];
  return records(
    tx,
    Prisma.sql`
      SELECT id FROM person WHERE phone = ANY(${phones}::text[])
      UNION
      SELECT id FROM person WHERE email = ANY(${emails}::text[])
      UNION
      SELECT named.id FROM unnest(${nameKeys}::text[]) AS wanted(key)
      CROSS JOIN LATERAL (
        SELECT id FROM person WHERE name_keys @> ARRAY[wanted.key] LIMIT ${mostOfOneName}
      ) named`,
  );
}

/** These people, as recognising needs them. */
export const knownRecords = (tx: Db, ids: readonly string[]): Promise<KnownRecord[]> =>
  records(tx, Prisma.sql`SELECT unnest(${ids}::uuid[]) AS id`);

async function records(tx: Db, ids: Prisma.Sql): Promise<KnownRecord[]> {
  // One text instead of rows: a list of thousands meets tens of thousands of people, and reading them value by value
  // takes longer than finding them.
  const [answer] = await tx.$queryRaw<{ people: string }[]>`
    SELECT coalesce(json_agg(row_to_json(whole)), '[]')::text AS people FROM (
    SELECT p.id AS "personId", p.official_name AS "officialName", p.latin_name AS "latinName",
           p.family_name AS "familyName", p.given_name AS "givenName", p.patronymic, p.sex::text AS sex,
           to_char(p.birth_date, 'YYYY-MM-DD') AS "birthDate", p.phone, p.email,
           p.institution_id AS "institutionId", i.name AS institution, p.country_code AS "countryCode",
           p.position, p.preferred_language AS "preferredLanguage"
    FROM (${ids}) found
    JOIN person p ON p.id = found.id
    LEFT JOIN institution i ON i.id = p.institution_id
    ORDER BY p.id) whole`;
  const found = JSON.parse(answer?.people ?? '[]') as Row[];
  return found.map(({ phone, email, ...row }) => ({
    ...row,
    phones: phone ? [phone] : [],
    emails: email ? [email] : [],
  }));
}

/**
 * Whom the office may know already, of somebody about to be entered: over all people, whatever the actor's
 * scope, but only what identifies the match; `mine` says whether the actor may open them.
 */
export async function possibleDuplicates(
  actor: Actor,
  typed: Pick<RowToMatch, 'officialName' | 'latinName' | 'sex' | 'birthDate' | 'phone' | 'email'>,
) {
  if (!canCoordinate(actor)) throw new NotFound('people');
  const row: RowToMatch = { row: 0, institution: null, ...typed };
  const known = await knownPeople(db, [row]);
  const { candidates } = matchRow(row, known);
  const ids = candidates.flatMap(({ personId }) => personId ?? []);
  const visible = await db.person.findMany({
    where: { AND: [{ id: { in: ids } }, visiblePeople(actor)] },
    select: { id: true },
  });
  const mine = new Set(visible.map(({ id }) => id));
  const people = new Map(known.map((person) => [person.personId, person]));
  return candidates.flatMap(({ personId, reasons }) => {
    const person = personId ? people.get(personId) : undefined;
    if (!person) return [];
    const { officialName, latinName, institution, phones, emails } = person;
    return {
      personId: person.personId,
      officialName,
      latinName,
      institution,
      phone: maskedPhone(phones[0] ?? null),
      email: maskedEmail(emails[0] ?? null),
      reasons,
      mine: mine.has(person.personId),
    };
  });
}

export type PossibleDuplicate = Awaited<ReturnType<typeof possibleDuplicates>>[number];
