import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';

const facts = {
  id: true,
  code: true,
  programmeId: true,
  courseId: true,
  startsOn: true,
  endsOn: true,
  timeZone: true,
  venueId: true,
  countryCode: true,
  languages: true,
  capacity: true,
  cancelledAt: true,
} as const;

/**
 * The run that a command is about to change, locked until the transaction ends, so that changes of one run come one
 * after another. A run that is not the actor's to manage, and an id that is none, are not found.
 */
export async function runToChange(tx: Transaction, actor: Actor, runId: string) {
  const id = idOf(runId);
  if (!id) throw new NotFound('run');
  await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const run = await tx.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: facts });
  if (!run) throw new NotFound('run');
  const { startsOn, endsOn, cancelledAt, ...rest } = run;
  return { ...rest, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), cancelled: cancelledAt !== null };
}

export type RunToChange = Awaited<ReturnType<typeof runToChange>>;

/** A cancelled run is history: it is not planned any further. */
export const refuseIfCancelled = (run: { cancelled: boolean }): Outcome<never> | null =>
  run.cancelled ? refuse('RUN_CANCELLED') : null;

/**
 * Locks people and rooms in one order, so that two commands that want the same trainer come one after another and the
 * second sees what the first booked. (Two transactions that meet in the exclusion constraint alone would both wait for
 * each other, and one would fail with a deadlock.)
 */
export async function lockHolders(
  tx: Transaction,
  personIds: readonly string[],
  roomIds: readonly string[],
): Promise<void> {
  if (personIds.length > 0) {
    await tx.$queryRaw`
      SELECT 1 FROM person WHERE id = ANY(${[...new Set(personIds)]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  }
  if (roomIds.length > 0) {
    await tx.$queryRaw`
      SELECT 1 FROM room WHERE id = ANY(${[...new Set(roomIds)]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  }
}

/**
 * Keeps a venue as it is until the transaction ends: who changes its place waits, so that a run does not take on a zone
 * that is out of date. To be called after the run is locked and before the venue is read.
 */
export async function holdVenue(tx: Transaction, venueId: string | null): Promise<void> {
  if (venueId) await tx.$queryRaw`SELECT 1 FROM venue WHERE id = ${venueId}::uuid FOR SHARE`;
}
