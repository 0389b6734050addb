import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { daysBetween } from '@/lib/time/day';
import { refuseIfCancelled, runToChange } from './access/queries';
import {
  followMaterials,
  placeOf,
  planRun,
  referenceRefusals,
  runColumns,
  runLists,
} from './planning/commands';
import type { RunChange, RunInput } from './schema';
import { runChanged } from './changes/commands';
import { followRun, freeSessions } from './moves/commands';
import { disqualifications } from './trainers/changing/queries';

/**
 * Plans a run of a course: gives it its code and pins the course's completion rule as it is now. With a venue, the zone
 * and the place are the venue's. Refuses COURSE_ARCHIVED, OUTSIDE_YOUR_SCOPE, TIME_ZONE_UNKNOWN,
 * REGION_OF_ANOTHER_COUNTRY and what the schema refuses. A course that the actor does not see is not found.
 */
export async function scheduleRun(
  actor: Actor,
  input: RunInput,
): Promise<Outcome<{ runId: string; code: string }>> {
  return inTransaction((tx) => planRun(tx, actor, input));
}

/**
 * Changes a run, and with its dates, its zone or its venue the instants of its sessions, in one transaction. Sessions
 * keep their time on the wall; with `moveSessions` they move by as many days as the first day did. Rooms of a venue
 * that the run leaves are given up (`roomsFreed`). Refuses COURSE_FIXED, RUN_FULL (more are confirmed),
 * SESSION_OUTSIDE_RUN by the session's name, TRAINER_QUALIFIED_NO_MORE where days, languages or country take the right to
 * teach it from one of its trainers, and clashes of trainers and rooms.
 */
export async function changeRun(
  actor: Actor,
  runId: string,
  input: RunChange,
): Promise<Outcome<{ runId: string; roomsFreed: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    if (input.courseId !== run.courseId) return refuse('COURSE_FIXED', undefined, 'courseId');
    const place = await placeOf(tx, actor, input, run.programmeId, run.venueId);
    if (!place.ok) return place;
    const unknown = await referenceRefusals(tx, input);
    if (unknown.length > 0) return refuseAll(unknown);
    const { countryCode } = place.value;
    const lost = await disqualifications(
      tx,
      [{ runId: run.id, courseId: run.courseId, before: run, after: { ...input, countryCode } }],
      input.venueId ? 'venueId' : 'countryCode',
    );
    if (lost.length > 0) return refuseAll(lost);
    const confirmed = await tx.enrolment.count({ where: { runId: run.id, state: 'CONFIRMED' } });
    if (confirmed > input.capacity)
      return refuse('RUN_FULL', { confirmed, places: input.capacity }, 'capacity');

    const all = { where: { runId: run.id } };
    await tx.runDonor.deleteMany(all);
    await tx.runQuota.deleteMany(all);
    await tx.runHost.deleteMany(all);
    const materials = await followMaterials(tx, run.id, input.materials);
    await tx.runOutput.deleteMany(all);
    await tx.courseRun.update({
      where: { id: run.id },
      data: {
        ...runColumns(input, place.value, run.code),
        ...runLists(input),
        materials: { create: materials },
      },
    });
    const days = input.moveSessions ? daysBetween(run.startsOn, input.startsOn) : 0;
    const after = { startsOn: input.startsOn, endsOn: input.endsOn, timeZone: place.value.timeZone };
    const followed = await followRun(tx, actor, run, { ...after, venueId: input.venueId }, days);
    if (!followed.ok) return followed;
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'changeRun',
      subjectType: 'run',
      subjectId: run.id,
      details: {
        from: { startsOn: run.startsOn, endsOn: run.endsOn, capacity: run.capacity, venueId: run.venueId },
        to: {
          startsOn: input.startsOn,
          endsOn: input.endsOn,
          capacity: input.capacity,
          venueId: input.venueId,
        },
        sessionsMoved: followed.value.moved,
        roomsFreed: followed.value.roomsFreed,
      },
    });
    return done({ runId: run.id, roomsFreed: followed.value.roomsFreed });
  });
}

/**
 * Cancels a run with a reason. Its sessions without attendance are cancelled with it, which frees their trainers and
 * rooms; everything stays to be seen. Refuses RUN_CANCELLED for one that is cancelled already.
 */
export async function cancelRun(
  actor: Actor,
  runId: string,
  { reason }: { reason: string },
): Promise<Outcome<{ runId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    const now = new Date();
    await tx.courseRun.update({ where: { id: run.id }, data: { cancelledAt: now, cancelledReason: reason } });
    const freed = await freeSessions(tx, { runId: run.id, marks: { none: {} } }, now);
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'cancelRun',
      subjectType: 'run',
      subjectId: run.id,
      details: { sessionsCancelled: freed },
    });
    return done({ runId: run.id });
  });
}
