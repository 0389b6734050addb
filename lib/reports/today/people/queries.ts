import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { atMost, newsDays, urgencyOf } from '../rules';

const placed = {
  ...{ id: true, code: true, startsOn: true, cityEn: true, cityRu: true },
  course: { select: { titleEn: true, titleRu: true } },
} as const;

/** Runs of the actor's that are not over, with the given thing about them. */
const coming = (actor: Actor, today: Day, about: Prisma.CourseRunWhereInput): Prisma.CourseRunWhereInput => ({
  AND: [managedRuns(actor), { cancelledAt: null, endsOn: { gte: dateOf(today) } }, about],
});

const shown = <Run extends { startsOn: Date }>({ startsOn, ...run }: Run, today: Day) => ({
  ...run,
  startsOn: dayOf(startsOn),
  urgency: urgencyOf(dayOf(startsOn), today),
});

/**
 * Runs with people put forward whom nobody has decided over, while they can still be decided: those whom a focal point
 * named (`submitted`), and those whom the office itself entered as nominated.
 */
export async function undecidedNominations(actor: Actor, today: Day) {
  const submitted = { nominations: { some: { state: 'SUBMITTED' as const } } };
  const entered = { enrolments: { some: { state: 'NOMINATED' as const } } };
  const runs = await db.courseRun.findMany({
    where: coming(actor, today, { OR: [submitted, entered] }),
    orderBy: [{ startsOn: 'asc' }, { code: 'asc' }],
    take: atMost,
    select: {
      ...placed,
      _count: {
        select: {
          enrolments: { where: { state: 'NOMINATED' } },
          nominations: { where: { state: 'SUBMITTED' } },
        },
      },
    },
  });
  return runs.map(({ _count, ...run }) => ({
    ...shown(run, today),
    entered: _count.enrolments,
    submitted: _count.nominations,
  }));
}

/** Runs on which an offered place was not taken in time; of the last days, for the next may be asked by hand. */
export async function offersRunOut(actor: Actor, now: Date, today: Day) {
  const since = new Date(now.getTime() - newsDays * 86_400_000);
  const offers = await db.placeOffer.findMany({
    where: {
      expiresAt: { gte: since, lt: now },
      OR: [{ endedAt: null }, { taken: false }],
      enrolment: { state: 'WAITING_LIST', run: coming(actor, today, {}) },
    },
    orderBy: { expiresAt: 'desc' },
    take: 500,
    select: { enrolment: { select: { run: { select: placed } } } },
  });
  const byRun = new Map<string, { run: (typeof offers)[number]['enrolment']['run']; offers: number }>();
  for (const { enrolment } of offers) {
    const { run } = enrolment;
    byRun.set(run.id, { run, offers: (byRun.get(run.id)?.offers ?? 0) + 1 });
  }
  return [...byRun.values()].map(({ run, offers: count }) => ({ ...shown(run, today), offers: count }));
}

/**
 * Mails that could not be delivered lately: how many, for administrators, and the runs of the actor's that they are
 * about.
 */
export async function failedMails(actor: Actor, now: Date) {
  const failed = { state: 'FAILED' as const };
  const since = dateOf(addDays(dayOf(now), -newsDays));
  const [all, byRun] = await Promise.all([
    canAdminister(actor) ? db.mailMessage.count({ where: failed }) : 0,
    db.mailMessage.groupBy({
      by: ['runId'],
      where: {
        ...failed,
        createdAt: { gte: since },
        run: { AND: [managedRuns(actor), { cancelledAt: null }] },
      },
      _count: { _all: true },
      orderBy: { runId: 'asc' },
      take: atMost,
    }),
  ]);
  const runs = await db.courseRun.findMany({
    where: { id: { in: byRun.flatMap(({ runId }) => runId ?? []) } },
    orderBy: [{ startsOn: 'asc' }, { code: 'asc' }],
    select: placed,
  });
  return {
    all,
    runs: runs.map(({ startsOn, ...run }) => ({
      ...run,
      startsOn: dayOf(startsOn),
      mails: byRun.find(({ runId }) => runId === run.id)?._count._all ?? 0,
    })),
  };
}
