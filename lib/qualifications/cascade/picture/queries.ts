import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import { completed, held, link, taught } from '../links/queries';
import { cascadeRoot, levels } from '../queries';
import type { CascadeRoot, Direction } from '../types';
import type { PictureLink, PicturePerson, PictureRun } from './rules';

/** More boxes than anyone can follow; how many are left out stands in the picture. */
const runsDrawn = 400;

/**
 * What is drawn of a cascade: its runs, the nearest first, the people who lead from one to the next, and of each run how
 * many completed it. The people of a sensitive run are counted and never named: a picture is handed on.
 */
export async function cascadePicture(actor: Actor, root: CascadeRoot, direction: Direction) {
  const from = await cascadeRoot(actor, root);
  const runId = 'runId' in root ? root.runId : null;
  const found = await db.$queryRaw<{ id: string; generation: number; total: number }[]>`
    WITH RECURSIVE ${held(actor, runId)}, ${link}, ${levels(root, direction)}
    SELECT r.id, l.generation, (count(*) OVER ())::int AS total
    FROM level l CROSS JOIN unnest(l.runs) AS r(id) JOIN held h ON h.id = r.id
    ORDER BY l.generation, h.starts_on, r.id LIMIT ${runsDrawn}`;
  const ids = found.map(({ id }) => id);
  const links = await db.$queryRaw<PictureLink[]>`
    WITH ${held(actor, runId)}, ${link}
    SELECT ${direction === 'DOWN' ? Prisma.sql`above AS "from", below AS "to"` : Prisma.sql`below AS "from", above AS "to"`},
      person_id AS "personId" FROM link WHERE above = ANY(${ids}::uuid[]) AND below = ANY(${ids}::uuid[])`;
  const runs = await db.$queryRaw<(Omit<PictureRun, 'startsOn' | 'endsOn'> & Days)[]>`
    SELECT r.id, r.code, k.title_en AS "titleEn", k.title_ru AS "titleRu", r.starts_on AS "startsOn",
      r.ends_on AS "endsOn", r.city_en AS "cityEn", r.city_ru AS "cityRu", r.sensitive, (
        SELECT count(*)::int FROM certificate c WHERE c.run_id = r.id AND ${completed}) AS completed
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS f(id, place)
    JOIN course_run r ON r.id = f.id JOIN course k ON k.id = r.course_id ORDER BY f.place`;
  const trainers = direction === 'UP' ? await trainersOf(ids) : [];
  const people = await db.person.findMany({
    where: { id: { in: [...links, ...trainers].map(({ personId }) => personId) } },
    select: { id: true, officialName: true, latinName: true },
  });
  return {
    from,
    runs: runs.map((run) => ({ ...run, startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) })),
    leftOut: Math.max((found[0]?.total ?? 0) - runs.length, 0),
    links,
    trainers,
    people: people satisfies PicturePerson[],
  };
}

type Days = { startsOn: Date; endsOn: Date };

const trainersOf = (runIds: string[]) => db.$queryRaw<{ runId: string; personId: string }[]>`
  SELECT DISTINCT t.run_id AS "runId", t.person_id AS "personId" FROM trainer_assignment t
  WHERE t.run_id = ANY(${runIds}::uuid[]) AND ${taught}`;
