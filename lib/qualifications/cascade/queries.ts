import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import { completed, held, link, taught } from './links/queries';
import { reachOf } from './rules';
import type { CascadeRoot, Direction, Reach } from './types';

/** Who or what a cascade is looked at from; a person or run that the actor does not see is not found. */
export async function cascadeRoot(actor: Actor, root: CascadeRoot) {
  if (!canCoordinate(actor)) throw new NotFound('cascade');
  if ('personId' in root) {
    const id = idOf(root.personId);
    const person = id
      ? await db.person.findFirst({
          where: { AND: [{ id }, visiblePeople(actor)] },
          select: { id: true, officialName: true, latinName: true },
        })
      : null;
    if (!person) throw new NotFound('person');
    return { kind: 'PERSON' as const, ...person };
  }
  const id = idOf(root.runId);
  const run = id
    ? await db.courseRun.findFirst({
        where: { AND: [{ id }, managedRuns(actor)] },
        select: {
          ...{ id: true, code: true, startsOn: true, endsOn: true, cityEn: true, cityRu: true },
          course: { select: { titleEn: true, titleRu: true } },
        },
      })
    : null;
  if (!run) throw new NotFound('run');
  return { kind: 'RUN' as const, ...run, startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
}

/** The first runs of a cascade: the run itself, or those that the person taught (DOWN) or completed (UP). */
function firstRuns(root: CascadeRoot, direction: Direction): Prisma.Sql {
  if ('runId' in root) return Prisma.sql`SELECT ${root.runId}::uuid AS id`;
  return direction === 'DOWN'
    ? Prisma.sql`SELECT DISTINCT h.id FROM trainer_assignment t JOIN held h ON h.id = t.run_id
        WHERE t.person_id = ${root.personId}::uuid AND ${taught}`
    : Prisma.sql`SELECT DISTINCT h.id FROM certificate c JOIN held h ON h.id = c.run_id
        WHERE c.person_id = ${root.personId}::uuid AND ${completed}`;
}

/**
 * `level`: the runs of a cascade by generation. Breadth first, each run once, at its shortest distance: a row a
 * generation, with the runs that were seen before.
 */
export const levels = (root: CascadeRoot, direction: Direction): Prisma.Sql =>
  levelsFrom(firstRuns(root, direction), direction);

/** The same from any first runs, a SELECT of their `id`. */
export const levelsFrom = (first: Prisma.Sql, direction: Direction): Prisma.Sql => {
  const [from, to] =
    direction === 'DOWN' ? [Prisma.sql`above`, Prisma.sql`below`] : [Prisma.sql`below`, Prisma.sql`above`];
  return Prisma.sql`
    root AS MATERIALIZED (SELECT array_agg(id) AS runs FROM (${first}) AS first_run),
    level (generation, runs, seen) AS (
      SELECT 1, runs, runs FROM root WHERE runs IS NOT NULL
      UNION ALL
      SELECT l.generation + 1, n.runs, l.seen || n.runs
      FROM level l CROSS JOIN LATERAL (
        SELECT array_agg(x.id) AS runs FROM (
          SELECT k.${to} AS id FROM unnest(l.runs) AS f(id) JOIN link k ON k.${from} = f.id
          EXCEPT SELECT unnest(l.seen)) AS x) AS n
      WHERE n.runs IS NOT NULL)`;
};

/**
 * Somebody of the runs of a generation, in the direction: who completed one, or who taught one. All runs of the generation
 * are looked up at once: run by run, each of them would be a scan of its own.
 */
const ofRuns = (direction: Direction): Prisma.Sql =>
  direction === 'DOWN'
    ? Prisma.sql`JOIN certificate c ON c.run_id = ANY(l.runs) AND ${completed} JOIN person p ON p.id = c.person_id`
    : Prisma.sql`JOIN trainer_assignment t ON t.run_id = ANY(l.runs) AND ${taught} JOIN person p ON p.id = t.person_id`;

function reachStatement(actor: Actor, root: CascadeRoot, direction: Direction): Prisma.Sql {
  const [personId, runId] = 'personId' in root ? [root.personId, null] : [null, root.runId];
  const reachedId = direction === 'DOWN' ? Prisma.sql`c.person_id` : Prisma.sql`t.person_id`;
  return Prisma.sql`
    WITH RECURSIVE ${held(actor, runId)}, ${link}, ${levels(root, direction)},
    reached AS (
      SELECT p.id, p.sex, p.country_code, min(l.generation) AS generation
      FROM level l ${ofRuns(direction)}
      WHERE ${reachedId} IS DISTINCT FROM ${personId}::uuid
      GROUP BY p.id)
    SELECT l.generation, NULL AS country, count(*)::int AS runs, 0 AS people, 0 AS women, max(h.ends_on) AS "lastOn"
    FROM level l CROSS JOIN unnest(l.runs) AS r(id) JOIN held h ON h.id = r.id GROUP BY l.generation
    UNION ALL
    SELECT generation, country_code, 0, count(*)::int, (count(*) FILTER (WHERE sex = 'FEMALE'))::int, NULL
    FROM reached GROUP BY generation, country_code`;
}

/**
 * How far a cascade reaches, everyone and every run counted once, by generation. In one statement, whose work grows with
 * the runs of the office and the people who are reached, not with the number of ways that lead to them.
 */
export async function cascadeReach(actor: Actor, root: CascadeRoot, direction: Direction): Promise<Reach> {
  await cascadeRoot(actor, root);
  return reachOf(await db.$queryRaw<Parameters<typeof reachOf>[0]>(reachStatement(actor, root, direction)));
}

/** So many beginnings are offered where nobody has been chosen. */
const beginningsTold = 12;

/**
 * Where the cascades begin: people who trained others and whom nobody on record had trained, those with the most people
 * first.
 */
export async function cascadeBeginnings(actor: Actor) {
  if (!canCoordinate(actor)) throw new NotFound('cascade');
  return db.$queryRaw<
    { id: string; officialName: string | null; latinName: string | null; runs: number; people: number }[]
  >`
    WITH ${held(actor)}, teaching AS (
      SELECT DISTINCT t.person_id, h.id AS run_id FROM held h
      JOIN trainer_assignment t ON t.run_id = h.id AND ${taught}
      WHERE NOT EXISTS (SELECT FROM certificate c JOIN held o ON o.id = c.run_id
                        WHERE c.person_id = t.person_id AND ${completed}))
    SELECT p.id, p.official_name AS "officialName", p.latin_name AS "latinName",
      count(*)::int AS runs, sum(n.people)::int AS people
    FROM teaching JOIN person p ON p.id = teaching.person_id
    CROSS JOIN LATERAL (
      SELECT count(*) AS people FROM certificate c WHERE c.run_id = teaching.run_id AND ${completed}) AS n
    GROUP BY p.id ORDER BY people DESC, p.search_key COLLATE "C", p.id LIMIT ${beginningsTold}`;
}
