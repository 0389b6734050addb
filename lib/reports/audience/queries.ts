import type { Actor } from '@/lib/auth/actor';
import { canCoordinate, canObserve } from '@/lib/auth/policy';
import { countedRunsSql, managedRunsSql } from '@/lib/auth/scope';
import { NotFound } from '@/lib/errors/not-found';
import type { Prisma } from '@/prisma/generated/client';

/** For whom figures are made. */
export type Audience = {
  /** Which runs exist for them: a condition on `course_run r`. */
  runs: Prisma.Sql;
  /** Sees the rows behind a number, with names. Whoever does not gets small numbers suppressed. */
  names: boolean;
};

/** Who coordinates sees the rows of the runs that they manage; an observer the figures of those observed. */
export function audienceOf(actor: Actor): Audience {
  if (!canCoordinate(actor) && !canObserve(actor)) throw new NotFound('reports');
  return { runs: countedRunsSql(actor), names: canCoordinate(actor) };
}

/** The same runs as `audienceOf`, for rows with names: an observer finds nothing. */
export function audienceWithNames(actor: Actor): Audience {
  if (!canCoordinate(actor)) throw new NotFound('reports');
  return { runs: managedRunsSql(actor), names: true };
}

/** Somebody without an account who was given a link by the actor: figures of what the actor manages, never a name. */
export function audienceByLink(actor: Actor): Audience {
  if (!canCoordinate(actor)) throw new NotFound('reports');
  return { runs: managedRunsSql(actor), names: false };
}
