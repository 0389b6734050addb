import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, managedRunsSql, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dateOf, dayOf } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import { completed, held, taught } from '../links/queries';
import type { BranchInput } from '../schema';
import type { Branch, Direction, OthersBranch, PersonBranch, RunBranch } from '../types';

/** So many people of a run who lead no further are shown at a time. */
const othersAtOnce = 100;

/**
 * One part of a cascade: below a person the runs, below a run the people who lead further, and the others folded into one
 * line, whose part is a list of names. What the actor does not see is not found.
 */
export async function branch(actor: Actor, wanted: BranchInput): Promise<Branch[]> {
  if (!canCoordinate(actor)) throw new NotFound('cascade');
  if (wanted.kind === 'PERSON') return runsOf(actor, wanted);
  const where = { AND: [{ id: wanted.id }, managedRuns(actor)] };
  const run = await db.courseRun.findFirst({ where, select: { startsOn: true, endsOn: true } });
  if (!run) throw new NotFound('run');
  const people = peopleOf(actor, wanted.id, wanted.direction, run);
  if (wanted.kind === 'OTHERS') return others(people, wanted);
  const leading = await rowsOf(people, Prisma.sql`runs > 0`, null);
  const [{ count = 0 } = {}] = await db.$queryRaw<{ count: number }[]>`
    ${people} SELECT count(*)::int AS count FROM member WHERE runs = 0`;
  return [...leading, ...folded(wanted.id, count, 0)];
}

const folded = (runId: string, people: number, skip: number): OthersBranch[] =>
  people > 0 ? [{ kind: 'OTHERS', id: runId, people, skip }] : [];

async function others(people: Prisma.Sql, { id, skip }: BranchInput): Promise<Branch[]> {
  const rows = await rowsOf(people, Prisma.sql`runs = 0`, { skip, take: othersAtOnce + 1 });
  if (rows.length <= othersAtOnce) return rows;
  const [{ count = 0 } = {}] = await db.$queryRaw<{ count: number }[]>`
    ${people} SELECT count(*)::int AS count FROM member WHERE runs = 0`;
  const shown = skip + othersAtOnce;
  return [...rows.slice(0, othersAtOnce), ...folded(id, count - shown, shown)];
}

/** One run as the line at the top of a tree, with how many completed it (DOWN) or taught it (UP). */
export async function runBranch(actor: Actor, runId: string, direction: Direction): Promise<RunBranch> {
  if (!canCoordinate(actor)) throw new NotFound('cascade');
  const who =
    direction === 'DOWN'
      ? Prisma.sql`SELECT c.person_id FROM certificate c WHERE c.run_id = r.id AND ${completed}`
      : Prisma.sql`SELECT DISTINCT t.person_id FROM trainer_assignment t WHERE t.run_id = r.id AND ${taught}`;
  const [row] = await db.$queryRaw<RunRow[]>`
    SELECT ${runFacts}, n.people, n.women, 0 AS further
    FROM course_run r JOIN course k ON k.id = r.course_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS people, ${women} FROM (${who}) AS w JOIN person p ON p.id = w.person_id) AS n
    WHERE r.id = ${idOf(runId)}::uuid AND ${managedRunsSql(actor)}`;
  if (!row) throw new NotFound('run');
  return shown(row);
}

type Days = { startsOn: Date; endsOn: Date };

/** `member`: the people of a run in the direction, with the number of runs that lead further from each. */
function peopleOf(actor: Actor, runId: string, direction: Direction, run: Days): Prisma.Sql {
  const id = Prisma.sql`${runId}::uuid`;
  return direction === 'DOWN'
    ? Prisma.sql`WITH ${held(actor)}, member AS MATERIALIZED (
        SELECT c.person_id, ${run.endsOn}::date AS boundary, (
          SELECT count(DISTINCT h.id)::int FROM trainer_assignment t JOIN held h ON h.id = t.run_id
          WHERE t.person_id = c.person_id AND ${taught} AND h.starts_on > ${run.endsOn}::date) AS runs
        FROM certificate c WHERE c.run_id = ${id} AND ${completed})`
    : Prisma.sql`WITH ${held(actor)}, member AS MATERIALIZED (
        SELECT DISTINCT t.person_id, ${run.startsOn}::date AS boundary, (
          SELECT count(DISTINCT h.id)::int FROM certificate c JOIN held h ON h.id = c.run_id
          WHERE c.person_id = t.person_id AND ${completed} AND h.ends_on < ${run.startsOn}::date) AS runs
        FROM trainer_assignment t WHERE t.run_id = ${id} AND ${taught})`;
}

async function rowsOf(
  people: Prisma.Sql,
  which: Prisma.Sql,
  range: { skip: number; take: number } | null,
): Promise<PersonBranch[]> {
  const rows = await db.$queryRaw<(Omit<PersonBranch, 'kind' | 'boundary'> & { boundary: Date })[]>`
    ${people}
    SELECT p.id, p.official_name AS "officialName", p.latin_name AS "latinName", m.runs, m.boundary,
      n.name_en AS "countryEn", n.name_ru AS "countryRu", coalesce(i.acronym, i.name) AS institution
    FROM member m JOIN person p ON p.id = m.person_id
    LEFT JOIN country n ON n.code = p.country_code LEFT JOIN institution i ON i.id = p.institution_id
    WHERE ${which} ORDER BY p.search_key COLLATE "C", p.id
    LIMIT ${range?.take ?? null}::int OFFSET ${range?.skip ?? 0}::int`;
  return rows.map(({ boundary, ...row }) => ({ kind: 'PERSON', ...row, boundary: dayOf(boundary) }));
}

type RunRow = Omit<RunBranch, 'kind' | 'startsOn' | 'endsOn'> & Days;

/** The runs that the person taught after a day (DOWN), or completed before it (UP); the latest first. */
async function runsOf(actor: Actor, { id, direction, boundary }: BranchInput): Promise<RunBranch[]> {
  const where = { AND: [{ id }, visiblePeople(actor)] };
  if (!(await db.person.findFirst({ where, select: { id: true } }))) throw new NotFound('person');
  const day = boundary && dateOf(boundary);
  const mine =
    direction === 'DOWN'
      ? Prisma.sql`SELECT DISTINCT h.* FROM trainer_assignment t JOIN held h ON h.id = t.run_id
          WHERE t.person_id = ${id}::uuid AND ${taught} AND coalesce(h.starts_on > ${day}::date, true)`
      : Prisma.sql`SELECT DISTINCT h.* FROM certificate c JOIN held h ON h.id = c.run_id
          WHERE c.person_id = ${id}::uuid AND ${completed} AND coalesce(h.ends_on < ${day}::date, true)`;
  const rows = await db.$queryRaw<RunRow[]>`
    WITH ${held(actor)}, mine AS MATERIALIZED (${mine})
    SELECT ${runFacts}, n.people, n.women, n.further
    FROM mine JOIN course_run r ON r.id = mine.id JOIN course k ON k.id = r.course_id
    CROSS JOIN LATERAL (${direction === 'DOWN' ? countsBelow : countsAbove}) AS n
    ORDER BY r.starts_on DESC, r.code`;
  return rows.map(shown);
}

const runFacts = Prisma.sql`r.id, r.code, k.title_en AS "titleEn", k.title_ru AS "titleRu", r.starts_on AS "startsOn",
  r.ends_on AS "endsOn", r.city_en AS "cityEn", r.city_ru AS "cityRu", r.sensitive`;

const shown = ({ startsOn, endsOn, ...row }: RunRow): RunBranch => ({
  kind: 'RUN',
  ...row,
  startsOn: dayOf(startsOn),
  endsOn: dayOf(endsOn),
});

const women = Prisma.sql`(count(*) FILTER (WHERE p.sex = 'FEMALE'))::int AS women`;

/** Of a run of `mine`: who completed it, and how many of them taught afterwards. */
const countsBelow = Prisma.sql`
  SELECT count(*)::int AS people, ${women}, (count(*) FILTER (WHERE EXISTS (
      SELECT FROM trainer_assignment t JOIN held h ON h.id = t.run_id
      WHERE t.person_id = p.id AND ${taught} AND h.starts_on > mine.ends_on)))::int AS further
  FROM certificate c JOIN person p ON p.id = c.person_id WHERE c.run_id = mine.id AND ${completed}`;

/** Of a run of `mine`: who taught it, and how many of them had completed one before. */
const countsAbove = Prisma.sql`
  SELECT count(*)::int AS people, ${women}, (count(*) FILTER (WHERE EXISTS (
      SELECT FROM certificate c JOIN held h ON h.id = c.run_id
      WHERE c.person_id = p.id AND ${completed} AND h.ends_on < mine.starts_on)))::int AS further
  FROM (SELECT DISTINCT t.person_id FROM trainer_assignment t WHERE t.run_id = mine.id AND ${taught}) AS t
  JOIN person p ON p.id = t.person_id`;
