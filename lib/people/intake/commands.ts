import { uuidv7 } from 'uuidv7';
import type { Transaction } from '@/lib/db/transaction';
import { personKeys } from '../rules';
import type { KnownRecord } from '../recognition/types';
import type { Told } from './rules';

/**
 * Enters many people by one statement, inside the transaction of a command that has authorised it and audits
 * it. Gives their ids in the order of the rows.
 */
export async function takeInPeople(tx: Transaction, people: readonly Told[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = people.map((person) => ({ id: uuidv7(), ...person, ...personKeys(person) }));
  await tx.$executeRaw`
    INSERT INTO person (id, official_name, latin_name, family_name, given_name, patronymic, sex, birth_date, phone,
      email, country_code, institution_id, position, preferred_language, search_key, name_keys, updated_at)
    SELECT p.id, p."officialName", p."latinName", p."familyName", p."givenName", p.patronymic, p.sex::"Sex",
      p."birthDate", p.phone, p.email, p."countryCode", p."institutionId", p.position, p."preferredLanguage",
      p."searchKey", p."nameKeys", now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p(id uuid, "officialName" text, "latinName" text,
      "familyName" text, "givenName" text, patronymic text, sex text, "birthDate" date, phone text, email text,
      "countryCode" text, "institutionId" uuid, position text, "preferredLanguage" text, "searchKey" text,
      "nameKeys" text[])`;
  return rows.map(({ id }) => id);
}

export type Gap = { person: KnownRecord; filled: Partial<Told> };

/** Writes what lists add to known people: only where nothing stands, by one statement. Gives how many it changed. */
export async function fillGaps(tx: Transaction, gaps: readonly Gap[]): Promise<number> {
  const rows = gaps
    .filter(({ filled }) => Object.keys(filled).length > 0)
    .map(({ person, filled }) => ({
      id: person.personId,
      ...filled,
      ...personKeys({ ...person, ...filled }),
    }));
  if (rows.length === 0) return 0;
  return tx.$executeRaw`
    UPDATE person p SET
      official_name = coalesce(p.official_name, g."officialName"), latin_name = coalesce(p.latin_name, g."latinName"),
      sex = coalesce(p.sex, g.sex::"Sex"), birth_date = coalesce(p.birth_date, g."birthDate"),
      phone = coalesce(p.phone, g.phone), email = coalesce(p.email, g.email),
      country_code = coalesce(p.country_code, g."countryCode"),
      institution_id = coalesce(p.institution_id, g."institutionId"), position = coalesce(p.position, g.position),
      preferred_language = coalesce(p.preferred_language, g."preferredLanguage"), search_key = g."searchKey",
      name_keys = g."nameKeys", updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(id uuid, "officialName" text, "latinName" text,
      sex text, "birthDate" date, phone text, email text, "countryCode" text, "institutionId" uuid, position text,
      "preferredLanguage" text, "searchKey" text, "nameKeys" text[])
    WHERE p.id = g.id`;
}

type Names = { id: string; officialName: string | null; latinName: string | null };

/**
 * Empties what a list filled in of known people, by person and field, wherever it still stands as it was filled in;
 * what somebody changed since stays. Gives how many people changed.
 */
export async function emptyGaps(
  tx: Transaction,
  filled: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<number> {
  const rows = Object.entries(filled).map(([id, fields]) => ({ id, ...fields }));
  if (rows.length === 0) return 0;
  const left = await tx.$queryRaw<Names[]>`
    UPDATE person p SET
      official_name = CASE WHEN p.official_name = g."officialName" AND
        (p.latin_name IS NOT NULL AND p.latin_name IS DISTINCT FROM g."latinName") THEN NULL ELSE p.official_name END,
      latin_name = nullif(p.latin_name, g."latinName"), sex = nullif(p.sex, g.sex::"Sex"),
      birth_date = nullif(p.birth_date, g."birthDate"), phone = nullif(p.phone, g.phone),
      email = nullif(p.email, g.email), country_code = nullif(p.country_code, g."countryCode"),
      institution_id = nullif(p.institution_id, g."institutionId"), position = nullif(p.position, g.position),
      preferred_language = nullif(p.preferred_language, g."preferredLanguage"), updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(id uuid, "officialName" text, "latinName" text,
      sex text, "birthDate" date, phone text, email text, "countryCode" text, "institutionId" uuid, position text,
      "preferredLanguage" text)
    WHERE p.id = g.id
    RETURNING p.id, p.official_name AS "officialName", p.latin_name AS "latinName"`;
  const renamed = left.filter(({ id }) => filled[id]?.officialName || filled[id]?.latinName);
  await writeKeys(tx, renamed);
  return left.length;
}

async function writeKeys(tx: Transaction, people: readonly Names[]): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map(({ id, ...names }) => ({ id, ...personKeys(names) }));
  await tx.$executeRaw`
    UPDATE person p SET search_key = k."searchKey", name_keys = k."nameKeys"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS k(id uuid, "searchKey" text, "nameKeys" text[])
    WHERE p.id = k.id`;
}
