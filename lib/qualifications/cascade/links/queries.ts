import type { Actor } from '@/lib/auth/actor';
import { managedRunsSql } from '@/lib/auth/scope';
import { Prisma } from '@/prisma/generated/client';

/**
 * What the cascade is made of, as parts of statements. Somebody trained somebody where one taught a run that the other
 * completed: taught it (is its trainer, or was when its sessions began), completed it (holds a certificate of completion
 * that has not ended). Only runs that the actor manages exist here, so that nothing is counted that could not be opened.
 */

/** `certificate c` proves that its holder completed its run. */
export const completed = Prisma.sql`c.kind = 'COMPLETION' AND c.ended_at IS NULL`;

/** `trainer_assignment t` is of somebody who teaches the run, or who taught a part of it before leaving. */
export const taught = Prisma.sql`(t.removed_at IS NULL OR EXISTS (
  SELECT FROM session_trainer x JOIN training_session s ON s.id = x.session_id
  WHERE x.person_id = t.person_id AND s.run_id = t.run_id))`;

/** `held`: of the runs `r` of the condition those that somebody completed, and besides these one that is asked about. */
export const heldOf = (runs: Prisma.Sql, runId: string | null = null): Prisma.Sql => Prisma.sql`
  held AS MATERIALIZED (
    SELECT r.id, r.starts_on, r.ends_on FROM course_run r
    WHERE r.cancelled_at IS NULL AND ${runs}
      AND (EXISTS (SELECT FROM certificate c WHERE c.run_id = r.id AND ${completed}) OR r.id = ${runId}::uuid))`;

/** `held` of the runs that the actor manages. */
export const held = (actor: Actor, runId: string | null = null): Prisma.Sql =>
  heldOf(managedRunsSql(actor), runId);

/**
 * `link`: from a run to the later one that `person_id`, who completed the first, taught. The first ends before the second
 * begins: what somebody taught before being trained is not a fruit of the training. So the links know no circle.
 */
export const link = Prisma.sql`
  link AS MATERIALIZED (
    SELECT DISTINCT o.id AS above, h.id AS below, t.person_id
    FROM held h
    JOIN trainer_assignment t ON t.run_id = h.id AND ${taught}
    JOIN certificate c ON c.person_id = t.person_id AND ${completed}
    JOIN held o ON o.id = c.run_id AND o.ends_on < h.starts_on)`;
