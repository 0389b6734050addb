import type { Actor } from '@/lib/auth/actor';
import { canCoordinateEverything } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { pageSize } from '@/lib/text/page';
import { Prisma } from '@/prisma/generated/client';
import type { Sex } from '@/prisma/generated/enums';
import { pattern, searchWords, wholeNameKeys, type SearchWord } from './rules';

/**
 * The search over people, in SQL of its own: the database would plan a list that is filtered, sorted and cut for the
 * average word, and there is no average word. At most `mostCandidates` are gathered by the indexes of letters and sorted;
 * of a word that more people bear, the list is walked in its order until the page is full.
 */
const mostCandidates = 5000;
const mostCounted = 250;
const fewRuns = 100;
const everyone = 1_000_000;

export type PeopleWanted = {
  q: string;
  countryCode?: string | null;
  institutionId?: string | null;
  sex?: Sex | null;
  /** A further condition on `person p`. */
  also?: Prisma.Sql;
};
/** `more`: there are more than `total`. */
export type PeopleFound = { ids: string[]; total: number; more: boolean };
type Range = { skip: number; take: number };

const none: PeopleFound = { ids: [], total: 0, more: false };
const and = (conditions: readonly Prisma.Sql[]) =>
  conditions.length > 0 ? Prisma.sql`(${Prisma.join([...conditions], ' AND ')})` : Prisma.sql`true`;

/** `each`: whether the actor sees `person p`. `whole`: the ids of all whom they see, where these are few. */
type Scope = { each: Prisma.Sql; whole: Prisma.Sql | null };

/** The people whom the actor sees (`visiblePeople` of lib/auth/scope says the same); null: everyone. */
async function seen(actor: Actor): Promise<Scope | null> {
  if (canCoordinateEverything(actor)) return null;
  const self = actor.personId ? Prisma.sql`p.id = ${actor.personId}::uuid` : Prisma.sql`false`;
  const scopes = actor.grants
    .filter(({ role }) => role === 'COORDINATOR')
    .map(({ programmeId, countryCode }) =>
      and([
        ...(programmeId ? [Prisma.sql`r.programme_id = ${programmeId}::uuid`] : []),
        ...(countryCode ? [Prisma.sql`r.country_code = ${countryCode}`] : []),
      ]),
    );
  if (scopes.length === 0) return { each: self, whole: null };
  const mine = Prisma.sql`(${Prisma.join(scopes, ' OR ')})`;
  // OFFSET 0: asked for each person, never for everyone at once.
  const unattached = Prisma.sql`(NOT EXISTS (SELECT FROM enrolment e WHERE e.person_id = p.id OFFSET 0)
    AND NOT EXISTS (SELECT FROM trainer_assignment t WHERE t.person_id = p.id OFFSET 0))`;
  const [runs] = await db.$queryRaw<{ few: boolean }[]>`
    SELECT count(*) <= ${fewRuns} AS few FROM (SELECT FROM course_run r WHERE ${mine} LIMIT ${fewRuns + 1}) counted`;
  if (!runs?.few) {
    const attached = Prisma.sql`(
      EXISTS (SELECT FROM enrolment e JOIN course_run r ON r.id = e.run_id WHERE e.person_id = p.id AND ${mine} OFFSET 0)
      OR EXISTS (SELECT FROM trainer_assignment t JOIN course_run r ON r.id = t.run_id
                 WHERE t.person_id = p.id AND t.removed_at IS NULL AND ${mine} OFFSET 0))`;
    return { each: Prisma.sql`(${self} OR ${attached} OR ${unattached})`, whole: null };
  }
  const attached = Prisma.sql`
    SELECT e.person_id AS id FROM enrolment e JOIN course_run r ON r.id = e.run_id WHERE ${mine} UNION
    SELECT t.person_id FROM trainer_assignment t JOIN course_run r ON r.id = t.run_id
    WHERE t.removed_at IS NULL AND ${mine}`;
  return {
    each: Prisma.sql`(${self} OR p.id IN (${attached}) OR ${unattached})`,
    whole: Prisma.sql`${attached} UNION SELECT p.id FROM person p WHERE ${self} UNION
      SELECT p.id FROM person p LEFT JOIN enrolment e ON e.person_id = p.id
      LEFT JOIN trainer_assignment t ON t.person_id = p.id WHERE e.id IS NULL AND t.id IS NULL`,
  };
}

type Meant = SearchWord & { institutionIds: string[] };

/** The words, each with the institutions that bear it; short ones stand in too many to mean one. */
async function meant(q: string): Promise<Meant[]> {
  const words = searchWords(q);
  const long = words.filter(({ kind, text }) => kind === 'name' && text.length >= 3);
  const rows =
    long.length > 0
      ? await db.$queryRaw<{ text: string; ids: string[] }[]>`
          SELECT w.text, array_agg(i.id::text) AS ids FROM unnest(${long.map(({ text }) => text)}::text[]) AS w(text)
          JOIN institution i ON i.search_key LIKE '%' || w.text || '%' GROUP BY w.text`
      : [];
  const ids = new Map(rows.map((row) => [row.text, row.ids]));
  return words.map((word) => ({ ...word, institutionIds: ids.get(word.text) ?? [] }));
}

/** `key`: the column as the indexes of letters know it, or hidden from them. */
function holds(word: Meant, key: Prisma.Sql): Prisma.Sql {
  const like = pattern(word);
  if (word.kind === 'email') return Prisma.sql`p.email LIKE ${like}`;
  if (word.kind === 'phone') return Prisma.sql`p.phone LIKE ${like}`;
  if (word.text.length < 3) return Prisma.sql`(${key} LIKE ${like.slice(2)} OR ${key} LIKE ${like})`;
  if (word.institutionIds.length === 0) return Prisma.sql`${key} LIKE ${like}`;
  return Prisma.sql`(${key} LIKE ${like} OR p.institution_id = ANY(${word.institutionIds}::uuid[]))`;
}

type Search = { words: Meant[]; wanted: PeopleWanted; scope: Scope | null };

function matching({ words, wanted }: Search, key: Prisma.Sql): Prisma.Sql[] {
  const all = and(words.map((word) => holds(word, key)));
  const keys = wholeNameKeys(wanted.q);
  return [keys.length > 0 ? Prisma.sql`(${all} OR p.name_keys && ${keys}::text[])` : all, ...filters(wanted)];
}

const filters = ({ countryCode, institutionId, sex, also }: PeopleWanted): Prisma.Sql[] => [
  ...(countryCode ? [Prisma.sql`p.country_code = ${countryCode}`] : []),
  ...(institutionId ? [Prisma.sql`p.institution_id = ${institutionId}::uuid`] : []),
  ...(sex ? [Prisma.sql`p.sex = ${sex}::"Sex"`] : []),
  ...(also ? [also] : []),
];

/**
 * The people whom the actor sees and in whom every word is found, in a name in any script, a phone, an address or the
 * institution: the ids of a part of the list, sorted by name, and how many there are in all, as far as that is counted.
 */
export async function searchPeople(actor: Actor, wanted: PeopleWanted, range: Range): Promise<PeopleFound> {
  const [words, scope] = await Promise.all([meant(wanted.q), seen(actor)]);
  const search = { words, wanted, scope };
  if (words.length === 0 && wanted.q.trim() !== '') return none;
  if (words.length === 0 && !wanted.institutionId) return walk(search, range);
  const found = await gather(search, range);
  const { whole, ...rest } = found;
  if (whole) return rest;
  return rest.more ? { ...rest, ids: await page(search, range) } : walk(search, range);
}

/**
 * All candidates, as long as they are not too many (`whole`). Of those whom the actor sees, no more than counted; where
 * these are few, there is no end to the candidates, because little is left of them.
 */
async function gather(search: Search, { skip, take }: Range): Promise<PeopleFound & { whole: boolean }> {
  const { scope } = search;
  const few = Boolean(scope?.whole);
  const most = few ? everyone : mostCandidates;
  // A choice of a few is not counted.
  const counted = !scope || few ? most : take < pageSize ? skip + take : mostCounted;
  const from =
    scope && !few
      ? Prisma.sql`(SELECT * FROM candidate ORDER BY search_key COLLATE "C", id)`
      : Prisma.sql`candidate`;
  const [row] = await db.$queryRaw<{ candidates: number; total: number; ids: string[] }[]>`
    WITH candidate AS MATERIALIZED (
      SELECT p.id, p.search_key FROM person p
      WHERE ${and(matching(search, Prisma.sql`p.search_key`))} LIMIT ${most + 1}
    ), mine AS MATERIALIZED (
      SELECT p.* FROM ${from} p WHERE ${scope?.each ?? Prisma.sql`true`} LIMIT ${counted + 1}
    )
    SELECT (SELECT count(*)::int FROM candidate) AS candidates, (SELECT count(*)::int FROM mine) AS total,
      ARRAY(SELECT id::text FROM mine ORDER BY search_key COLLATE "C", id LIMIT ${take} OFFSET ${skip}) AS ids`;
  const { candidates = 0, total = 0, ids = [] } = row ?? {};
  return { whole: candidates <= most, ids, total: Math.min(total, counted), more: total > counted };
}

/** The list that is walked: everyone in the order of their names, or first all whom the actor sees, where they are few. */
const walked = (search: Search): Prisma.Sql => {
  const { scope } = search;
  const whole = scope?.whole;
  const from = whole
    ? Prisma.sql`(SELECT person.* FROM (${whole}) mine JOIN person ON person.id = mine.id OFFSET 0) p`
    : Prisma.sql`person p`;
  const conditions = matching(search, Prisma.sql`(p.search_key || '')`);
  return Prisma.sql`FROM ${from} WHERE ${and(scope && !whole ? [...conditions, scope.each] : conditions)}`;
};

/** The list in its order, read no further than the page. */
async function page(search: Search, { skip, take }: Range): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id::text AS id ${walked(search)}
    ORDER BY p.search_key COLLATE "C", p.id LIMIT ${take} OFFSET ${Math.min(skip, mostCandidates)}`;
  return rows.map(({ id }) => id);
}

/** The same, and counted no further than `mostCounted`. */
async function walk(search: Search, range: Range): Promise<PeopleFound> {
  const ids = await page(search, range);
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT ${walked(search)} LIMIT ${mostCounted + 1}) counted`;
  const total = row?.total ?? 0;
  return { ids, total: Math.min(total, mostCounted), more: total > mostCounted };
}
