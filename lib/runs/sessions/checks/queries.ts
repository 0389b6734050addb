import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db, type Db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refusal, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { lockHolders, refuseIfCancelled, type RunToChange } from '../../access/queries';
import { clashRefusals } from '../../clashes/queries';
import type { LocalTimes } from '../clock/rules';
import { sessionInstants, type Instants } from '../rules';
import { unqualifiedRefusals } from '../teaching/queries';

/** A session as it is wanted; `id`: of the one that is changed, null for a new one. */
export type WantedSession = LocalTimes & {
  id: string | null;
  titleEn: string;
  roomId: string | null;
  trackId: string | null;
  trainerIds: readonly string[];
};

type RunFacts = Pick<RunToChange, 'id' | 'startsOn' | 'endsOn' | 'timeZone' | 'venueId' | 'cancelled'>;

const paths = { trainer: 'trainerIds', room: 'roomId' };

/**
 * Whether the sessions can be held as they are wanted, and when that is. Refuses RUN_CANCELLED, what `sessionInstants`
 * refuses, TRAINER_TWICE, TRAINER_NOT_ON_RUN, TRAINER_NOT_QUALIFIED, ROOM_NOT_OF_VENUE, TRACK_NOT_OF_RUN and the clashes
 * with what is booked.
 * A bounded number of statements, whatever the number of sessions.
 */
export async function sessionVerdict<S extends WantedSession>(
  tx: Db,
  actor: Actor,
  run: RunFacts,
  wanted: readonly S[],
): Promise<Outcome<(S & Instants)[]>> {
  const cancelled = refuseIfCancelled(run);
  if (cancelled) return cancelled;
  const timed: (S & Instants)[] = [];
  const refusals: Refusal[] = [];
  for (const session of wanted) {
    const instants = sessionInstants({ ...session, title: session.titleEn }, run);
    if (instants.ok) timed.push({ ...session, ...instants.value });
    else refusals.push(...instants.refusals);
  }
  refusals.push(...(await strangers(tx, run, wanted)), ...(await unqualifiedRefusals(tx, run.id, wanted)));
  if (refusals.length > 0) return refuseAll(refusals);
  const clashes = await clashRefusals(tx, actor, timed, paths);
  return clashes.length > 0 ? refuseAll(clashes) : done(timed);
}

/** The same inside a command, with the trainers and rooms locked: what is free now stays free until the commit. */
export async function sessionDecision<S extends WantedSession>(
  tx: Transaction,
  actor: Actor,
  run: RunFacts,
  wanted: readonly S[],
): Promise<Outcome<(S & Instants)[]>> {
  await lockHolders(
    tx,
    wanted.flatMap(({ trainerIds }) => trainerIds),
    wanted.flatMap(({ roomId }) => roomId ?? []),
  );
  return sessionVerdict(tx, actor, run, wanted);
}

/** Trainers who are not of the run, rooms that are not of its venue, tracks that are not its own. */
async function strangers(tx: Db, run: RunFacts, wanted: readonly WantedSession[]): Promise<Refusal[]> {
  const personIds = [...new Set(wanted.flatMap(({ trainerIds }) => trainerIds))];
  const roomIds = [...new Set(wanted.flatMap(({ roomId }) => roomId ?? []))];
  const trackIds = [...new Set(wanted.flatMap(({ trackId }) => trackId ?? []))];
  const refusals: Refusal[] = [];
  if (wanted.some(({ trainerIds }) => new Set(trainerIds).size < trainerIds.length)) {
    refusals.push(refusal('TRAINER_TWICE', undefined, 'trainerIds'));
  }
  if (personIds.length > 0) {
    const assigned = await tx.trainerAssignment.count({
      where: { runId: run.id, removedAt: null, personId: { in: personIds } },
    });
    if (assigned < personIds.length) refusals.push(refusal('TRAINER_NOT_ON_RUN', undefined, 'trainerIds'));
  }
  if (roomIds.length > 0) {
    const rooms = run.venueId
      ? await tx.room.count({ where: { id: { in: roomIds }, venueId: run.venueId } })
      : 0;
    if (rooms < roomIds.length) refusals.push(refusal('ROOM_NOT_OF_VENUE', undefined, 'roomId'));
  }
  if (trackIds.length > 0) {
    const tracks = await tx.track.count({ where: { id: { in: trackIds }, runId: run.id } });
    if (tracks < trackIds.length) refusals.push(refusal('TRACK_NOT_OF_RUN', undefined, 'trackId'));
  }
  return refusals;
}

const facts = {
  id: true,
  startsOn: true,
  endsOn: true,
  timeZone: true,
  venueId: true,
  cancelledAt: true,
} as const;

/** What would be refused, said before saving: nothing is written and nothing is locked. */
export async function sessionCheck(actor: Actor, runId: string, wanted: WantedSession): Promise<Refusal[]> {
  const id = idOf(runId);
  const run =
    id && (await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: facts }));
  if (!run) throw new NotFound('run');
  const days = { startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
  const verdict = await sessionVerdict(db, actor, { ...run, ...days, cancelled: run.cancelledAt !== null }, [
    wanted,
  ]);
  return verdict.ok ? [] : verdict.refusals;
}
