import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRunsSql } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type Page } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import { entitling, heldStatuses, scopeFacts } from '../queries';
import { mayTeach, type Hindrance } from '../rules';

/** Kinds of status `q.type_id` that entitle to the course of run `r`. */
const entitlesToCourse = Prisma.sql`JOIN entitlement e ON e.type_id = q.type_id AND e.course_id = r.course_id`;

const sessionDay = Prisma.sql`s.starts_at_local::date`;

/**
 * `mayTeach` of `rules.ts` as a condition: status `q` of type `y` is live on the day of session `s`, and its scope reaches
 * run `r`. The test holds the two together.
 */
const entitles = Prisma.sql`
  q.valid_from <= ${sessionDay} AND (q.valid_until IS NULL OR q.valid_until >= ${sessionDay})
  AND (q.withdrawn_at IS NULL OR (q.withdrawn_at AT TIME ZONE 'UTC')::date > ${sessionDay})
  AND NOT EXISTS (SELECT FROM suspension u WHERE u.qualification_id = q.id AND u.starts_on <= ${sessionDay}
    AND (u.lifted_on IS NULL OR u.lifted_on > ${sessionDay}))
  AND (coalesce(cardinality(y.languages), 0) = 0 OR cardinality(r.languages) = 0 OR EXISTS (
    SELECT FROM unnest(y.languages) a, unnest(r.languages) b
    WHERE lower(split_part(a, '-', 1)) = lower(split_part(b, '-', 1))))
  AND (NOT EXISTS (SELECT FROM qualification_type_country c WHERE c.type_id = y.id)
    OR EXISTS (SELECT FROM qualification_type_country c WHERE c.type_id = y.id AND c.country_code = r.country_code))`;

/**
 * Sessions that began before now and were taught by somebody whose status did not entitle to it on that day, and who was
 * not admitted with a reason. Of people who never held such a status before, none: their course asked for none then.
 */
const irregular = (actor: Actor, now: Date): Prisma.Sql => Prisma.sql`
  FROM session_trainer x
  JOIN training_session s ON s.id = x.session_id AND s.counts AND s.cancelled_at IS NULL
  JOIN course_run r ON r.id = s.run_id AND r.cancelled_at IS NULL
  WHERE s.starts_at < ${now}::timestamptz AND ${managedRunsSql(actor)}
    AND EXISTS (SELECT FROM qualification q ${entitlesToCourse}
      WHERE q.person_id = x.person_id AND q.valid_from <= ${sessionDay})
    AND NOT EXISTS (SELECT FROM trainer_assignment t
      WHERE t.run_id = r.id AND t.person_id = x.person_id AND t.waiver_reason IS NOT NULL)
    AND NOT EXISTS (SELECT FROM qualification q ${entitlesToCourse} JOIN qualification_type y ON y.id = q.type_id
      WHERE q.person_id = x.person_id AND ${entitles})`;

type Found = { sessionId: string; personId: string };

const titles = { titleEn: true, titleRu: true } as const;

/** What was taught without the right to it in the runs that the actor manages, the latest first, a page at a time. */
export async function irregularSessions(actor: Actor, { page, now }: { page: number; now: Date }) {
  if (!canCoordinate(actor)) throw new NotFound('qualification');
  const { skip, take } = pageOf(page);
  const from = irregular(actor, now);
  const [found, counted] = await Promise.all([
    db.$queryRaw<Found[]>`SELECT s.id AS "sessionId", x.person_id AS "personId" ${from}
      ORDER BY s.starts_at DESC, s.id, x.person_id LIMIT ${take} OFFSET ${skip}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`,
  ]);
  const personIds = [...new Set(found.map(({ personId }) => personId))];
  const [sessions, people, held] = await Promise.all([
    db.trainingSession.findMany({
      where: { id: { in: found.map(({ sessionId }) => sessionId) } },
      select: {
        ...{ id: true, ...titles, startsAtLocal: true },
        run: {
          select: {
            ...{ id: true, code: true, languages: true, countryCode: true },
            course: {
              select: { ...titles, entitledTypes: { select: { type: { select: scopeFacts } } } },
            },
          },
        },
      },
    }),
    db.person.findMany({
      where: { id: { in: personIds } },
      select: { id: true, officialName: true, latinName: true },
    }),
    heldStatuses(db, personIds),
  ]);
  const [sessionOf, personOf] = [byId(sessions), byId(people)];
  const rows = found.flatMap(({ sessionId, personId }) => {
    const [session, person] = [sessionOf.get(sessionId), personOf.get(personId)];
    if (!session || !person) return [];
    const { run, startsAtLocal, ...rest } = session;
    const { course, languages, countryCode, ...named } = run;
    const day = dayOf(startsAtLocal);
    const verdict = mayTeach({
      entitled: course.entitledTypes.map(({ type }) => entitling(type)),
      held: held.get(personId) ?? [],
      place: { languages, countryCode },
      day,
    });
    const reason: Hindrance | null = verdict.may ? null : verdict.reason;
    const { titleEn, titleRu } = course;
    return [{ ...rest, day, person, reason, run: { ...named, titleEn, titleRu } }];
  });
  return { rows, total: counted[0]?.total ?? 0, page } satisfies Page<(typeof rows)[number]>;
}

export type IrregularSession = Awaited<ReturnType<typeof irregularSessions>>['rows'][number];

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
