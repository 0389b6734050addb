import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Refusal } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import type { Day } from '@/lib/time/day';
import { unavailableOn } from '../../availability/queries';
import { clashRefusals } from '../../clashes/queries';
import { busyOf, type Busy } from '../../clashes/people/queries';
import type { Slot } from '../../clashes/rules';
import { holidaysBetween } from '../../holidays/queries';
import { heldSessions, positionAfter, runToMove } from '../queries';
import { carriedDays, carrySessions, samePlace } from '../rules';
import type { MoveTarget } from '../schema';

/** People of a long list are named up to this many; the others are counted. */
const namedAtMost = 8;

export type MovePreview = Awaited<ReturnType<typeof movePreview>>;

/**
 * Who and what a move would affect, before anything is saved: sessions, rooms, trainers, the people on the run, public
 * holidays; and the `refusals` with which moveRun would answer. Warnings do not stand in its way. A run that is not
 * the actor's to manage is not found.
 */
export async function movePreview(actor: Actor, runId: string, target: MoveTarget) {
  const run = await runToMove(db, actor, runId);
  const sessions = await heldSessions(db, run.id);
  const from = run.position;
  const at = await positionAfter(db, actor, run, target);
  const to = at.ok ? at.value.position : { ...from, ...target };
  const days = carriedDays(from, to);
  const leaves = from.venueId !== to.venueId;
  const moved = carrySessions(sessions, from, to, days);
  const times = moved.ok ? moved.value : [];
  const clashes = moved.ok
    ? await clashRefusals(db, actor, times, { trainer: 'startsOn', room: 'startsOn' })
    : [];
  const zoneChanges = from.timeZone !== to.timeZone;
  const refusals: Refusal[] = [...(at.ok ? [] : at.refusals), ...(moved.ok ? clashes : moved.refusals)];
  return {
    run: { id: run.id, code: run.code },
    from: { ...daysOf(from), venueId: from.venueId, venueName: run.venueName },
    to: { ...daysOf(to), venueId: to.venueId, venueName: at.ok ? at.value.venueName : null },
    same: samePlace(from, to),
    refusals,
    sessions: {
      total: sessions.length,
      moved: moved.ok && (days !== 0 || zoneChanges) ? times.length : 0,
      first: times[0]?.startsAtLocal ?? null,
      last: times.at(-1)?.endsAtLocal ?? null,
      zone: zoneChanges ? to.timeZone : null,
    },
    roomsGivenUp: leaves ? sessions.filter(({ roomId }) => roomId).length : 0,
    trainers: await affectedTrainers(actor, run.id, to, times),
    people: await affectedPeople(actor, run.id, to, times),
    holidays: await holidaysBetween(db, [to.countryCode], to.startsOn, to.endsOn),
  };
}

const daysOf = ({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }) => ({ startsOn, endsOn });

type Span = { startsOn: Day; endsOn: Day };

const wanted = (id: string, span: Span, times: readonly Slot[]) => ({
  ...{ id, startsOn: span.startsOn, endsOn: span.endsOn },
  sessions: times.length > 0 ? times : null,
});

/** The trainers, with the days that they have not, and what else they are expected at. */
async function affectedTrainers(actor: Actor, runId: string, to: Span, times: readonly Slot[]) {
  const rows = await db.trainerAssignment.findMany({
    where: { runId, removedAt: null },
    select: { person: { select: { id: true, officialName: true, latinName: true } } },
    orderBy: { assignedAt: 'asc' },
  });
  const ids = rows.map(({ person }) => person.id);
  const days = await unavailableOn(db, ids, to);
  const busy = await busyOf(db, actor, wanted(runId, to, times), ids);
  return rows.map(({ person }) => ({
    id: person.id,
    name: shownName(person),
    unavailable: days.filter(({ personId }) => personId === person.id),
    // Teaching at the same hour elsewhere is a clash, and stands among the refusals.
    busy: busy.filter((each) => each.personId === person.id && !(each.as === 'TRAINER' && each.session)),
  }));
}

/** How many people are on the run, how many know of it already, and who of them is expected elsewhere. */
async function affectedPeople(actor: Actor, runId: string, to: Span, times: readonly Slot[]) {
  const rows = await db.enrolment.findMany({
    where: { runId, state: { in: ['CONFIRMED', 'INVITED'] } },
    select: { personId: true, state: true, invitation: { select: { cancelledAt: true } } },
  });
  const busy: Busy[] = await busyOf(
    db,
    actor,
    wanted(runId, to, times),
    rows.map(({ personId }) => personId),
  );
  const named = new Map<string, Busy>();
  for (const each of busy) if (!named.has(each.personId)) named.set(each.personId, each);
  return {
    confirmed: rows.filter(({ state }) => state === 'CONFIRMED').length,
    invited: rows.filter(({ state }) => state === 'INVITED').length,
    told: rows.filter(({ invitation }) => invitation && !invitation.cancelledAt).length,
    busy: [...named.values()].slice(0, namedAtMost),
    busyCount: named.size,
  };
}
