import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import type { Refusal } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { idOf } from '@/lib/text/page';
import type { Day } from '@/lib/time/day';
import { unavailableOn } from '../../availability/queries';
import { busyOf, type Busy } from '../../clashes/people/queries';
import { clashRefusals } from '../../clashes/queries';
import { holidaysBetween } from '../../holidays/queries';
import { heldSessions, lostTrainers, positionAfter, runToMove } from '../queries';
import { carriedDays, carrySessions, samePlace } from '../rules';
import type { MoveTarget } from '../schema';

/** People of a long list are named up to this many; the others are counted. */
const namedAtMost = 8;

export type MovePreview = Awaited<ReturnType<typeof movePreview>>;

/**
 * Who and what a move would affect, before anything is saved: sessions, rooms, trainers, the people on the run, public
 * holidays; and the `refusals` with which moveRun would answer. Warnings do not stand in its way. The number of
 * statements does not depend on that of the people. A run that is not the actor's to manage is not found.
 */
export async function movePreview(actor: Actor, runId: string, target: MoveTarget) {
  const id = idOf(runId);
  if (!id) throw new NotFound('run');
  const [run, sessions, trainers, people] = await Promise.all([
    runToMove(db, actor, id),
    heldSessions(db, id),
    trainersOf(id),
    peopleOf(id),
  ]);
  const from = run.position;
  const at = await positionAfter(db, actor, run, target);
  const to = at.ok ? at.value.position : { ...from, ...target };
  const days = carriedDays(from, to);
  const moved = carrySessions(sessions, from, to, days);
  const times = moved.ok ? moved.value : [];
  const wanted = { id, startsOn: to.startsOn, endsOn: to.endsOn, sessions: times.length > 0 ? times : null };
  const trainerIds = trainers.map((trainer) => trainer.id);
  const [clashes, busy, off, holidays, lost] = await Promise.all([
    clashRefusals(db, actor, times, { trainer: 'startsOn', room: 'startsOn' }),
    busyOf(db, actor, wanted, [...trainerIds, ...people.map(({ personId }) => personId)]),
    unavailableOn(db, trainerIds, to),
    holidaysBetween(db, [to.countryCode], to.startsOn, to.endsOn),
    lostTrainers(db, run, to),
  ]);
  const zoneChanges = from.timeZone !== to.timeZone;
  const refusals: Refusal[] = [...(at.ok ? lost : at.refusals), ...(moved.ok ? clashes : moved.refusals)];
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
    roomsGivenUp: from.venueId === to.venueId ? 0 : sessions.filter(({ roomId }) => roomId).length,
    trainers: trainers.map((trainer) => ({
      id: trainer.id,
      name: shownName(trainer),
      unavailable: off.filter(({ personId }) => personId === trainer.id),
      // Teaching at the same hour elsewhere is a clash, and stands among the refusals.
      busy: busy.filter((each) => each.personId === trainer.id && !(each.as === 'TRAINER' && each.session)),
    })),
    people: {
      ...counted(people),
      ...named(busy.filter(({ personId }) => !trainerIds.includes(personId))),
    },
    holidays,
  };
}

const daysOf = ({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }) => ({ startsOn, endsOn });

type Trainer = { id: string; officialName: string | null; latinName: string | null };

const trainersOf = (runId: string) => db.$queryRaw<Trainer[]>`
  SELECT p.id, p.official_name AS "officialName", p.latin_name AS "latinName"
    FROM trainer_assignment t JOIN person p ON p.id = t.person_id
   WHERE t.run_id = ${runId}::uuid AND t.removed_at IS NULL ORDER BY t.assigned_at, t.id`;

type Participant = { personId: string; state: 'CONFIRMED' | 'INVITED'; told: boolean };

const peopleOf = (runId: string) => db.$queryRaw<Participant[]>`
  SELECT e.person_id AS "personId", e.state::text, i.id IS NOT NULL AND i.cancelled_at IS NULL AS told
    FROM enrolment e LEFT JOIN invitation i ON i.enrolment_id = e.id
   WHERE e.run_id = ${runId}::uuid AND e.state IN ('CONFIRMED', 'INVITED')`;

/** How many are on the run, and how many of them know of it already. */
const counted = (people: readonly Participant[]) => ({
  confirmed: people.filter(({ state }) => state === 'CONFIRMED').length,
  invited: people.filter(({ state }) => state === 'INVITED').length,
  told: people.filter(({ told }) => told).length,
});

/** Who of them is expected elsewhere: each once, the first by name. */
function named(busy: readonly Busy[]) {
  const first = new Map<string, Busy>();
  for (const each of busy) if (!first.has(each.personId)) first.set(each.personId, each);
  return { busy: [...first.values()].slice(0, namedAtMost), busyCount: first.size };
}
