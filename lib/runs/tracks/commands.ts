import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { refuseIfCancelled, runToChange } from '../access/queries';
import { runChanged } from '../changes/commands';
import type { Division, TrackInput } from './schema';

/** Adds a track to a run. Refuses NAME_TAKEN and RUN_CANCELLED. */
export async function addTrack(
  actor: Actor,
  runId: string,
  { name }: TrackInput,
): Promise<Outcome<{ trackId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    const taken = await tx.track.findFirst({ where: { runId: run.id, name }, select: { id: true } });
    if (taken) return refuse('NAME_TAKEN', undefined, 'name');
    const { addedIds } = await ensureTracks(tx, run.id, [name]);
    const [trackId = ''] = addedIds;
    await audit(tx, actor, {
      action: 'addTrack',
      subjectType: 'run',
      subjectId: run.id,
      details: { trackId },
    });
    return done({ trackId });
  });
}

/** The tracks of a run by name, those that it lacks added in the order given. Part of a command's transaction. */
export async function ensureTracks(tx: Transaction, runId: string, names: readonly string[]) {
  const known = await tx.track.findMany({
    where: { runId },
    orderBy: { position: 'asc' },
    select: { id: true, name: true, position: true },
  });
  const byName = new Map(known.map(({ id, name }) => [name, id]));
  const lacking = [...new Set(names)].filter((name) => !byName.has(name));
  const first = (known.at(-1)?.position ?? 0) + 1;
  const added = await tx.track.createManyAndReturn({
    data: lacking.map((name, index) => ({ runId, name, position: first + index })),
    select: { id: true, name: true },
  });
  for (const { id, name } of added) byName.set(name, id);
  return { byName, addedIds: added.map(({ id }) => id) };
}

/** Renames a track. Refuses NAME_TAKEN and RUN_CANCELLED. */
export async function renameTrack(
  actor: Actor,
  trackId: string,
  { name }: TrackInput,
): Promise<Outcome<{ trackId: string }>> {
  return inTransaction(async (tx) => {
    const { run, track } = await trackToChange(tx, actor, trackId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    const taken = await tx.track.findFirst({
      where: { runId: run.id, name, id: { not: track.id } },
      select: { id: true },
    });
    if (taken) return refuse('NAME_TAKEN', undefined, 'name');
    await tx.track.update({ where: { id: track.id }, data: { name }, select: { id: true } });
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'renameTrack',
      subjectType: 'run',
      subjectId: run.id,
      details: { trackId: track.id },
    });
    return done({ trackId: track.id });
  });
}

/** Removes a track that nothing hangs on. Refuses TRACK_IN_USE with how many sessions and people there are. */
export async function removeTrack(actor: Actor, trackId: string): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { run, track } = await trackToChange(tx, actor, trackId);
    const { sessions, enrolments: people } = track._count;
    if (sessions > 0 || people > 0) return refuse('TRACK_IN_USE', { sessions, people });
    await tx.track.delete({ where: { id: track.id }, select: { id: true } });
    await audit(tx, actor, {
      action: 'removeTrack',
      subjectType: 'run',
      subjectId: run.id,
      details: { trackId: track.id },
    });
    return done(null);
  });
}

/** Says who is in which track, in one statement. People and tracks that are not of the run are not found. */
export async function dividePeople(
  actor: Actor,
  runId: string,
  { places }: Division,
): Promise<Outcome<{ count: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    const trackIds = [...new Set(places.flatMap((place) => place.trackId ?? []))];
    const tracks = await tx.track.count({ where: { runId: run.id, id: { in: trackIds } } });
    if (tracks < trackIds.length) throw new NotFound('track');
    const wanted = new Map(places.map((place) => [place.enrolmentId, place.trackId]));
    const rows = JSON.stringify([...wanted].map(([id, trackId]) => ({ id, trackId })));
    const changed = await tx.$executeRaw`
      UPDATE enrolment e SET track_id = n."trackId"
      FROM json_to_recordset(${rows}::json) AS n(id uuid, "trackId" uuid)
      WHERE e.id = n.id AND e.run_id = ${run.id}::uuid`;
    if (changed < wanted.size) throw new NotFound('enrolment');
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'dividePeople',
      subjectType: 'run',
      subjectId: run.id,
      details: { people: changed },
    });
    return done({ count: changed });
  });
}

async function trackToChange(tx: Transaction, actor: Actor, trackId: string) {
  const id = idOf(trackId);
  const found = id && (await tx.track.findUnique({ where: { id }, select: { runId: true } }));
  if (!id || !found) throw new NotFound('track');
  const run = await runToChange(tx, actor, found.runId);
  const track = await tx.track.findUniqueOrThrow({
    where: { id },
    select: { id: true, _count: { select: { sessions: true, enrolments: true } } },
  });
  return { run, track };
}
