import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { preparations } from '@/lib/runs/readiness/queries';
import { readiness, type ReadinessItem } from '@/lib/runs/readiness/rules';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';
import { atMost, lookAheadDays, urgencyOf } from '../rules';

const placed = {
  ...{ id: true, code: true, startsOn: true, cityEn: true, cityRu: true },
  course: { select: { titleEn: true, titleRu: true } },
} as const;

/** Runs that one looks through for what they lack: more are not under way or begin within a month. */
const mostRuns = 500;

/**
 * What should be in order by today and is not, by the day on which the run begins, then by the day on which it was due. A
 * trainer who has not answered yet is a line of its own (`trainerAnswers`).
 */
export async function failingNeeds(actor: Actor, now: Date, today: Day) {
  const runs = await db.courseRun.findMany({
    where: {
      AND: [
        managedRuns(actor),
        {
          cancelledAt: null,
          endsOn: { gte: dateOf(today) },
          startsOn: { lte: dateOf(addDays(today, lookAheadDays)) },
        },
      ],
    },
    orderBy: [{ startsOn: 'asc' }, { code: 'asc' }],
    take: mostRuns,
    select: placed,
  });
  const prepared = await preparations(
    db,
    runs.map(({ id }) => id),
    { now, today },
  );
  return runs
    .flatMap(({ startsOn, ...run }) => {
      const preparation = prepared.get(run.id);
      const shown = { ...run, startsOn: dayOf(startsOn), urgency: urgencyOf(dayOf(startsOn), today) };
      return (preparation ? readiness(preparation, today) : [])
        .map(withoutUnanswered)
        .filter(({ state, reasons }) => state === 'NOT_MET' && reasons.length > 0)
        .map((item) => ({ run: shown, ...item }));
    })
    .sort((a, b) => (a.run.startsOn + a.due).localeCompare(b.run.startsOn + b.due))
    .slice(0, atMost);
}

const withoutUnanswered = (item: ReadinessItem): ReadinessItem => ({
  ...item,
  reasons: item.reasons.filter(({ code }) => code !== 'UNANSWERED'),
});

/**
 * Trainers of coming runs who said no and were not followed by anybody, and those who have not said anything though the
 * run begins within the time in which trainers have to be found.
 */
export async function trainerAnswers(actor: Actor, today: Day) {
  const run = { AND: [managedRuns(actor), { cancelledAt: null, endsOn: { gte: dateOf(today) } }] };
  const [declined, waiting] = await Promise.all([
    db.trainerAssignment.findMany({
      where: { declinedAt: { not: null }, run },
      orderBy: [{ run: { startsOn: 'asc' } }, { id: 'asc' }],
      take: atMost,
      select: {
        ...answer,
        run: {
          select: { ...placed, trainers: { where: { removedAt: null }, select: { assignedAt: true } } },
        },
      },
    }),
    db.trainerAssignment.findMany({
      where: {
        removedAt: null,
        acceptedAt: null,
        run: { AND: [run, { startsOn: { lte: dateOf(addDays(today, lookAheadDays)) } }] },
      },
      orderBy: [{ run: { startsOn: 'asc' } }, { id: 'asc' }],
      take: atMost,
      select: { ...answer, run: { select: placed } },
    }),
  ]);
  const open = declined.filter(
    ({ declinedAt, run: { trainers } }) =>
      declinedAt && !trainers.some(({ assignedAt }) => assignedAt > declinedAt),
  );
  return [...open, ...waiting].map(({ run: { startsOn, ...place }, declinedAt, ...row }) => ({
    ...row,
    declined: declinedAt !== null,
    run: { ...place, startsOn: dayOf(startsOn), urgency: urgencyOf(dayOf(startsOn), today) },
  }));
}

const answer = {
  ...{ id: true, declinedAt: true, declinedReason: true },
  person: { select: { officialName: true, latinName: true } },
} as const;
