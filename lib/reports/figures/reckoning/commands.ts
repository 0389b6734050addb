import { setTimeout } from 'node:timers/promises';
import { db } from '@/lib/db/client';
import type { Task } from '@/lib/jobs/tasks';
import type { Day } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import { officeDay } from '../../today/queries';
import { attendance, keptColumns } from '../attendance/queries';
import { planned, runsWhere } from '../relations/queries';
import { results } from '../results/queries';

/**
 * What reports count of runs that are over is reckoned beforehand and kept, so that a year of everything need not go
 * through half a million marks. Exact at any moment: the database takes the word "reckoned" away from a run in the same
 * transaction that changes anything of it, and such a run is reckoned anew by each report until this job has been there.
 */

const { sql } = Prisma;

/** The job, started by the clock. */
export const reckonRuns = 'reckon-runs';

/** Runs at a time: a second or so of work, and little memory. */
const atOnce = 100;
const beforeAll = '00000000-0000-0000-0000-000000000000';

const enter = (today: Day) => db.$executeRaw`
  INSERT INTO run_reckoning (run_id)
  SELECT r.id FROM course_run r
  WHERE r.ends_on < ${today}::date AND NOT EXISTS (SELECT FROM run_reckoning w WHERE w.run_id = r.id)
  ON CONFLICT DO NOTHING`;

/**
 * Says of the next runs that they are being reckoned. Those that somebody is changing right now are left for another time.
 * Returns them, and the number that this beginning has.
 */
async function begin(today: Day, after: string): Promise<{ runIds: string[]; begun: bigint } | null> {
  const rows = await db.$queryRaw<{ runId: string; begun: bigint }[]>`
    UPDATE run_reckoning w SET begun = pg_current_xact_id()::text::bigint
    WHERE w.run_id IN (
      SELECT o.run_id FROM run_reckoning o JOIN course_run r ON r.id = o.run_id
      WHERE o.run_id > ${after}::uuid AND o.reckoned_at IS NULL AND r.ends_on < ${today}::date
      ORDER BY o.run_id LIMIT ${atOnce}::int FOR UPDATE OF o SKIP LOCKED)
    RETURNING w.run_id AS "runId", w.begun`;
  const [first] = rows;
  return first ? { runIds: rows.map(({ runId }) => runId).sort(), begun: first.begun } : null;
}

/**
 * Waits for the transactions that were under way when the beginning was not yet to be seen: what they change of these runs
 * would be missed, and the word "reckoned" that they should take away was not there for them. False: one takes too long.
 */
async function othersAreDone(patienceMs: number): Promise<boolean> {
  const [at] = await db.$queryRaw<{ next: string }[]>`
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next`;
  for (const began = performance.now(); performance.now() - began < patienceMs; await setTimeout(20)) {
    const [now] = await db.$queryRaw<{ done: boolean }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ${at?.next ?? '0'}::xid8 AS done`;
    if (now?.done) return true;
  }
  return false;
}

/** Keeps what the places of the runs come to, in place of what was kept before. It does not hold yet. */
const keep = (runIds: readonly string[]) =>
  db.$transaction(
    async (tx) => {
      await tx.$executeRaw(planned);
      await tx.$executeRaw`DELETE FROM reckoned_participation WHERE run_id = ANY(${runIds}::uuid[])`;
      await tx.$executeRaw(sql`
        WITH RECURSIVE ${runsWhere(sql`r.id = ANY(${runIds}::uuid[])`)}, ${results}, ${attendance}
        INSERT INTO reckoned_participation (
          enrolment_id, run_id, person_id, sex, institution_id, country_code, days, verdict)
        SELECT ${keptColumns} FROM took_part k ORDER BY k.run_id, k.enrolment_id`);
    },
    { timeout: 60_000, maxWait: 10_000 },
  );

/** Says that what is kept holds, of the runs of which nothing changed since it was begun; a change under way counts. */
const conclude = (runIds: readonly string[], begun: bigint) => db.$executeRaw`
  UPDATE run_reckoning w SET reckoned_at = now()
  WHERE w.run_id IN (
    SELECT o.run_id FROM run_reckoning o WHERE o.run_id = ANY(${runIds}::uuid[]) AND o.begun = ${begun}
    FOR UPDATE SKIP LOCKED)`;

/** Reckons all runs that are over and not reckoned, each once. Returns how many it took up. */
export async function reckonAll(today: Day, patienceMs = 10_000): Promise<number> {
  await enter(today);
  let taken = 0;
  for (let after = beforeAll; ;) {
    const beginning = await begin(today, after);
    if (!beginning) return taken;
    const { runIds, begun } = beginning;
    if (!(await othersAreDone(patienceMs))) return taken;
    await keep(runIds);
    await conclude(runIds, begun);
    taken += runIds.length;
    after = runIds.at(-1) ?? after;
  }
}

export const reckonRunsTask: Task = async () => {
  await reckonAll(await officeDay(new Date()));
};
