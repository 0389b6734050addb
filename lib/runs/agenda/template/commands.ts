import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { refuseIfCancelled, runToChange, type RunToChange } from '../../access/queries';
import { runChanged } from '../../changes/commands';
import { sessionDecision } from '../../sessions/checks/queries';
import { forAllTrainers, localOf } from '../../sessions/clock/rules';
import { addSessions } from '../../sessions/writing/commands';
import { ensureTracks } from '../../tracks/commands';
import type { Undoable } from '../commands';
import type { TemplateChoice } from '../schema';
import { undoOf } from '../undo/queries';
import { plannedDays, templateBlocks } from './queries';
import { blocksOf, landing, landingRefusals } from './rules';

/**
 * Fills days of a run with the course's agenda; tracks that it names and the run lacks are added. All of the chosen
 * days or none: refuses TEMPLATE_DAY_PLANNED, TEMPLATE_DAY_OUTSIDE and TEMPLATE_DAY_UNKNOWN by the day, and what
 * `scheduleSession` refuses.
 */
export async function applyTemplate(
  actor: Actor,
  runId: string,
  choice: TemplateChoice,
): Promise<Outcome<Undoable & { count: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const filled = await fillDays(tx, actor, run, choice);
    if (!filled.ok) return filled;
    const { sessionIds, addedTrackIds } = filled.value;
    return done({
      count: sessionIds.length,
      undo: await undoOf(tx, run.id, [], sessionIds, addedTrackIds),
    });
  });
}

/** The same inside a transaction, on a run that is locked. */
export async function fillDays(
  tx: Transaction,
  actor: Actor,
  run: RunToChange,
  { days, withTrainers }: TemplateChoice,
): Promise<Outcome<{ sessionIds: string[]; addedTrackIds: string[] }>> {
  const cancelled = refuseIfCancelled(run);
  if (cancelled) return cancelled;
  const all = landing(await templateBlocks(tx, run.courseId), run, await plannedDays(tx, run.id));
  const refusals = landingRefusals(all, days);
  if (refusals.length > 0) return refuseAll(refusals);
  const outline = all.filter(({ dayNumber }) => days.includes(dayNumber)).flatMap(({ sessions }) => sessions);
  const tracks = await ensureTracks(
    tx,
    run.id,
    outline.flatMap(({ track }) => track ?? []),
  );
  const trainerIds = withTrainers ? await trainersOf(tx, run.id) : [];
  const taught = new Set(forAllTrainers(outline));
  const wanted = outline.map((session) => ({
    ...session,
    id: null,
    roomId: null,
    trackId: session.track === null ? null : (tracks.byName.get(session.track) ?? null),
    trainerIds: taught.has(session) ? trainerIds : [],
  }));
  const decided = await sessionDecision(tx, actor, run, wanted);
  if (!decided.ok) return decided;
  const sessionIds = await addSessions(tx, run, decided.value);
  await runChanged(tx, run.id);
  await audit(tx, actor, {
    action: 'applyTemplate',
    subjectType: 'run',
    subjectId: run.id,
    details: { days: days.join(','), sessions: sessionIds.length },
  });
  return done({ sessionIds, addedTrackIds: tracks.addedIds });
}

async function trainersOf(tx: Transaction, runId: string): Promise<string[]> {
  const rows = await tx.trainerAssignment.findMany({
    where: { runId, removedAt: null },
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId);
}

/**
 * Keeps the run's agenda as the one of its course. Only who may manage the programme finds it. Refuses AGENDA_EMPTY,
 * and TEMPLATE_EXISTS unless told to replace the one that is there.
 */
export async function saveTemplate(
  actor: Actor,
  runId: string,
  { replace }: { replace: boolean },
): Promise<Outcome<{ blocks: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    if (!canManageProgramme(actor, run)) throw new NotFound('course');
    await tx.$queryRaw`SELECT 1 FROM course WHERE id = ${run.courseId}::uuid FOR NO KEY UPDATE`;
    const blocks = blocksOf(await outline(tx, run), run.startsOn);
    if (blocks.length === 0) return refuse('AGENDA_EMPTY');
    const known = await tx.agendaBlock.count({ where: { courseId: run.courseId } });
    if (known > 0 && !replace) return refuse('TEMPLATE_EXISTS', { blocks: known });
    await tx.agendaBlock.deleteMany({ where: { courseId: run.courseId } });
    await tx.agendaBlock.createMany({ data: blocks.map((block) => ({ ...block, courseId: run.courseId })) });
    await audit(tx, actor, {
      action: 'saveTemplate',
      subjectType: 'course',
      subjectId: run.courseId,
      details: { runId: run.id, blocks: blocks.length, replaced: known },
    });
    return done({ blocks: blocks.length });
  });
}

async function outline(tx: Transaction, run: RunToChange) {
  const rows = await tx.trainingSession.findMany({
    where: { runId: run.id, cancelledAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      titleEn: true,
      titleRu: true,
      startsAtLocal: true,
      endsAtLocal: true,
      kind: true,
      counts: true,
      mandatory: true,
      track: { select: { name: true } },
    },
  });
  return rows.map(({ startsAtLocal, endsAtLocal, track, ...row }) => ({
    ...row,
    startsAtLocal: localOf(startsAtLocal),
    endsAtLocal: localOf(endsAtLocal),
    track: track?.name ?? null,
  }));
}
