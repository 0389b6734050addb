import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { busyOf } from '@/lib/runs/clashes/people/queries';
import { shownName } from '@/lib/people/names/rules';
import { dayOf } from '@/lib/time/day';
import type { CapacityFacts, Clash, EnrolmentFacts } from '../rules';

/**
 * The run as a decision over its places needs it. Its row is locked, so that decisions over one run's places
 * come one after another and count right. NotFound for a run that the actor does not manage.
 */
export async function lockedRun(tx: Transaction, actor: Actor, runId: string) {
  await tx.$queryRaw`SELECT id FROM course_run WHERE id = ${runId}::uuid FOR NO KEY UPDATE`;
  const run = await tx.courseRun.findUnique({
    where: { id: runId },
    select: {
      id: true,
      programmeId: true,
      countryCode: true,
      capacity: true,
      startsOn: true,
      endsOn: true,
      timeZone: true,
      offerHours: true,
      cancelledAt: true,
      _count: { select: { enrolments: { where: { state: 'CONFIRMED' } } } },
    },
  });
  if (!run || !canManageRun(actor, run)) throw new NotFound('run');
  const held = await tx.placeOffer.findMany({
    where: { endedAt: null, enrolment: { runId } },
    select: { enrolment: { select: { personId: true } } },
  });
  const { _count, cancelledAt, startsOn, endsOn, ...facts } = run;
  return {
    ...facts,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    cancelled: cancelledAt !== null,
    confirmed: _count.enrolments,
    /** People to whom a place is offered until they answer. */
    heldBy: held.map(({ enrolment }) => enrolment.personId),
  };
}

export type LockedRun = Awaited<ReturnType<typeof lockedRun>>;

/** What decides whether these people can be confirmed; a place that is held for one of them is theirs. */
export const capacityFacts = (run: LockedRun, personIds: readonly string[]): CapacityFacts => ({
  places: run.capacity,
  confirmed: run.confirmed,
  held: run.heldBy.filter((personId) => !personIds.includes(personId)).length,
  wanted: personIds.length,
});

/** Enrolments of the run with what decides over them. NotFound when one is not of this run. */
export async function enrolmentFacts(
  tx: Transaction,
  runId: string,
  ids: string[],
): Promise<EnrolmentFacts[]> {
  const rows = await tx.enrolment.findMany({
    where: { runId, id: { in: ids } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      personId: true,
      state: true,
      person: { select: { officialName: true, latinName: true } },
      _count: {
        select: {
          marks: { where: { status: { in: ['PRESENT', 'LATE', 'LEFT_EARLY'] } } },
          certificates: { where: { endedAt: null } },
        },
      },
    },
  });
  if (rows.length < new Set(ids).size) throw new NotFound('enrolment');
  return rows.map(({ person, _count, ...row }) => ({
    ...row,
    name: shownName(person),
    wasPresent: _count.marks > 0,
    hasCertificate: _count.certificates > 0,
  }));
}

/** Names of those who teach on the run: a trainer has no place on it. */
export async function trainersAmong(tx: Transaction, runId: string, personIds: string[]): Promise<string[]> {
  const rows = await tx.trainerAssignment.findMany({
    where: { runId, removedAt: null, personId: { in: personIds } },
    select: { person: { select: { officialName: true, latinName: true } } },
  });
  return rows.map(({ person }) => shownName(person));
}

/**
 * Who of these people is expected elsewhere (confirmed, or teaching) at the time of the run, each once. A run that is
 * not the actor's is not named.
 */
export async function busyPeople(
  tx: Transaction,
  actor: Actor,
  run: LockedRun,
  personIds: string[],
): Promise<Clash[]> {
  const found = new Map<string, Clash>();
  for (const { personId, name, run: there } of await busyOf(tx, actor, run, personIds)) {
    if (!found.has(personId)) found.set(personId, { personId, name, runCode: there?.code ?? '…' });
  }
  return [...found.values()];
}
