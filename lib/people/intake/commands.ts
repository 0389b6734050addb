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
