import type { Actor } from '@/lib/auth/actor';
import { canCoordinate, canObserve } from '@/lib/auth/policy';
import { managedRuns, taughtRuns, visiblePeople } from '@/lib/auth/scope';
import { completionsOf } from '@/lib/certificates/completion/queries';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { renewalStandings } from '@/lib/qualifications/renewals/queries';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import type { Prisma } from '@/prisma/generated/client';
import { changedAfterIssueRuns, walkInRuns } from './attendance/queries';
import { overdueSteps } from './next-steps/queries';
import { failedMails, offersRunOut, undecidedNominations } from './people/queries';
import { failingNeeds, trainerAnswers } from './preparation/queries';
import { atMost, expiringDays, lookBackDays } from './rules';

const titled = { titleEn: true, titleRu: true } as const;
const placed = { id: true, code: true, cityEn: true, cityRu: true, course: { select: titled } } as const;
const confirmed = { enrolments: { where: { state: 'CONFIRMED' as const } } };
/** Runs that are under way or start within the week, for the strip. */
async function runsOfWeek(actor: Actor, today: Day) {
  const runs = await db.courseRun.findMany({
    where: {
      AND: [
        managedRuns(actor),
        { cancelledAt: null, startsOn: { lte: dateOf(addDays(today, 6)) }, endsOn: { gte: dateOf(today) } },
      ],
    },
    orderBy: [{ startsOn: 'asc' }, { code: 'asc' }],
    take: atMost,
    select: { ...placed, startsOn: true, endsOn: true, capacity: true, _count: { select: confirmed } },
  });
  return runs.map(({ startsOn, endsOn, _count, ...run }) => ({
    ...run,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    confirmed: _count.enrolments,
  }));
}

/** Sessions that are over and have people without a mark. */
async function sessionsWithoutAttendance(actor: Actor, now: Date) {
  const sessions = await db.trainingSession.findMany({
    where: {
      counts: true,
      cancelledAt: null,
      endsAt: { lt: now, gt: new Date(now.getTime() - lookBackDays * 86_400_000) },
      run: { AND: [managedRuns(actor), { cancelledAt: null }] },
    },
    orderBy: { startsAt: 'desc' },
    take: 1000,
    select: {
      id: true,
      ...titled,
      startsAt: true,
      timeZone: true,
      trackId: true,
      run: { select: placed },
      _count: {
        select: { marks: { where: { status: { not: 'NOT_RECORDED' }, enrolment: { state: 'CONFIRMED' } } } },
      },
    },
  });
  const expected = await confirmedByTrack([...new Set(sessions.map(({ run }) => run.id))]);
  return sessions
    .map(({ _count, trackId, ...session }) => {
      const people = expected(session.run.id, trackId);
      return { ...session, people, missing: people - _count.marks };
    })
    .filter((session) => session.missing > 0)
    .slice(0, atMost);
}

/** How many are confirmed on each run: those of a track, and those who are not divided, are expected at its sessions. */
async function confirmedByTrack(runIds: string[]) {
  const counts = await db.enrolment.groupBy({
    by: ['runId', 'trackId'],
    where: { runId: { in: runIds }, state: 'CONFIRMED' },
    _count: { _all: true },
  });
  return (runId: string, trackId: string | null): number =>
    counts
      .filter((row) => row.runId === runId && (!trackId || !row.trackId || row.trackId === trackId))
      .reduce((sum, row) => sum + row._count._all, 0);
}

/** One of attendance says less than one of completion: who completes after it is still to be given that. */
const asMuch: Prisma.CertificateWhereInput = {
  NOT: { kind: 'ATTENDANCE', endedAt: null, run: { course: { certificateKind: 'COMPLETION' } } },
};

/** Ended runs with people who have completed and hold no certificate of it yet. */
async function certificatesDue(actor: Actor, today: Day) {
  const runs = await db.courseRun.findMany({
    where: {
      AND: [
        managedRuns(actor),
        {
          cancelledAt: null,
          endsOn: { lte: dateOf(today), gte: dateOf(addDays(today, -lookBackDays)) },
          course: { certificateKind: { not: null } },
          enrolments: { some: { state: 'CONFIRMED', certificates: { none: asMuch } } },
        },
      ],
    },
    orderBy: { endsOn: 'asc' },
    take: 20,
    select: {
      ...placed,
      endsOn: true,
      enrolments: { where: { state: 'CONFIRMED', certificates: { none: asMuch } }, select: { id: true } },
    },
  });
  const due = [];
  for (const { enrolments, endsOn, ...run } of runs) {
    const rows = await completionsOf(
      db,
      run.id,
      enrolments.map((enrolment) => enrolment.id),
    );
    const people = rows.filter((row) => row.completion.state === 'MET').length;
    if (people > 0) due.push({ ...run, endsOn: dayOf(endsOn), people });
  }
  return due;
}

/** Statuses of people whom the actor sees that end soon, and whether they can be renewed. */
async function expiringStatuses(actor: Actor, today: Day) {
  const statuses = await db.qualification.findMany({
    where: {
      withdrawnAt: null,
      validUntil: { gte: dateOf(today), lte: dateOf(addDays(today, expiringDays)) },
      person: visiblePeople(actor),
    },
    orderBy: { validUntil: 'asc' },
    take: atMost,
    select: {
      id: true,
      validUntil: true,
      type: { select: { nameEn: true, nameRu: true } },
      person: { select: { id: true, officialName: true, latinName: true } },
    },
  });
  const ids = statuses.map(({ id }) => id);
  const renewals = await renewalStandings(db, ids, today);
  return statuses.map(({ validUntil, ...status }) => ({
    ...status,
    validUntil: validUntil && dayOf(validUntil),
    renewable: renewals.get(status.id)?.verdict.may ?? false,
  }));
}

/** What needs a coordinator now, each kind bounded. `today` is the day where the office is. */
export async function todayOf(actor: Actor, now: Date, today: Day) {
  if (!canCoordinate(actor)) throw new NotFound('today');
  const [
    week,
    failing,
    answers,
    nominations,
    attendance,
    walkIns,
    certificates,
    changed,
    statuses,
    offers,
    mails,
    steps,
  ] = await Promise.all([
    runsOfWeek(actor, today),
    failingNeeds(actor, now, today),
    trainerAnswers(actor, today),
    undecidedNominations(actor, today),
    sessionsWithoutAttendance(actor, now),
    walkInRuns(actor),
    certificatesDue(actor, today),
    changedAfterIssueRuns(actor, now),
    expiringStatuses(actor, today),
    offersRunOut(actor, now, today),
    failedMails(actor, now),
    overdueSteps(actor, today),
  ]);
  return {
    ...{ week, failing, answers, nominations, attendance, walkIns, certificates, changed },
    ...{ statuses, offers, mails, steps },
  };
}

/** The office's time zone. */
export async function officeZone(): Promise<string> {
  const office = await db.office.findUnique({ where: { id: 1 }, select: { timeZone: true } });
  return office?.timeZone ?? 'UTC';
}

/** The office's calendar day. */
export const officeDay = async (now: Date): Promise<Day> => todayIn(await officeZone(), now);

/** Where a person's work is: the office's day, the registers they teach, or their own courses. */
export async function startOf(actor: Actor): Promise<'TODAY' | 'REPORTS' | 'REGISTER' | 'OWN'> {
  if (canCoordinate(actor)) return 'TODAY';
  if (canObserve(actor)) return 'REPORTS';
  const taught = await db.courseRun.findFirst({ where: taughtRuns(actor), select: { id: true } });
  return taught ? 'REGISTER' : 'OWN';
}
