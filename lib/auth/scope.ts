import { Prisma } from '@/prisma/generated/client';
import type { Actor, ActorGrant } from './actor';
import { canCoordinateEverything, canObserve } from './policy';

/**
 * The policy's predicates as filters: what a list may hold. Each must select exactly the rows that the
 * predicate of the same meaning in ./policy allows; the matrix test holds them together.
 */

const nothing = { id: { in: [] as string[] } };

const coordinatorGrants = (actor: Actor) => actor.grants.filter((grant) => grant.role === 'COORDINATOR');

/** Runs that the actor manages (`canManageRun`). */
export function managedRuns(actor: Actor): Prisma.CourseRunWhereInput {
  if (canCoordinateEverything(actor)) return {};
  const scopes = coordinatorGrants(actor).map((grant) => ({
    ...(grant.programmeId ? { programmeId: grant.programmeId } : {}),
    ...(grant.countryCode ? { countryCode: grant.countryCode } : {}),
  }));
  return scopes.length > 0 ? { OR: scopes } : nothing;
}

const all = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? Prisma.sql`(${Prisma.join([...conditions], ' AND ')})` : Prisma.sql`true`;

/** The runs of any of the grants, as a condition on `course_run r`. */
function runsOf(grants: readonly ActorGrant[]): Prisma.Sql {
  const scopes = grants.map(({ programmeId, countryCode }) =>
    all([
      ...(programmeId ? [Prisma.sql`r.programme_id = ${programmeId}::uuid`] : []),
      ...(countryCode ? [Prisma.sql`r.country_code = ${countryCode}`] : []),
    ]),
  );
  return scopes.length > 0 ? Prisma.sql`(${Prisma.join(scopes, ' OR ')})` : Prisma.sql`false`;
}

/** `managedRuns` as a condition on `course_run r`, for statements of their own. */
export const managedRunsSql = (actor: Actor): Prisma.Sql =>
  canCoordinateEverything(actor) ? Prisma.sql`true` : runsOf(coordinatorGrants(actor));

/** Runs that are counted in the actor's figures (`canCountRun`), as a condition on `course_run r`. */
export const countedRunsSql = (actor: Actor): Prisma.Sql =>
  canObserve(actor)
    ? runsOf(actor.grants.filter((grant) => grant.role === 'OBSERVER'))
    : managedRunsSql(actor);

/** Runs that the actor teaches on now (`teachesRun`). */
export function taughtRuns(actor: Actor): Prisma.CourseRunWhereInput {
  if (!actor.personId) return nothing;
  return { trainers: { some: { personId: actor.personId, removedAt: null } } };
}

/** Runs whose register the actor may record (`canRecordAttendance`). */
export function recordableRuns(actor: Actor): Prisma.CourseRunWhereInput {
  // Prisma drops an empty filter from an OR, where it would mean "all".
  if (canCoordinateEverything(actor)) return {};
  return { OR: [managedRuns(actor), taughtRuns(actor)] };
}

/** Programmes that the actor sees (`canSeeProgramme`). */
export function visibleProgrammes(actor: Actor): Prisma.ProgrammeWhereInput {
  if (canCoordinateEverything(actor)) return {};
  const scopes = coordinatorGrants(actor).map((grant) => ({
    ...(grant.programmeId ? { id: grant.programmeId } : {}),
    ...(grant.countryCode ? { countries: { some: { countryCode: grant.countryCode } } } : {}),
  }));
  return scopes.length > 0 ? { OR: scopes } : nothing;
}

/** People whom the actor sees by name: those enrolled or teaching on runs that the actor manages, and oneself. */
export function visiblePeople(actor: Actor): Prisma.PersonWhereInput {
  if (canCoordinateEverything(actor)) return {};
  const self: Prisma.PersonWhereInput[] = actor.personId ? [{ id: actor.personId }] : [];
  if (coordinatorGrants(actor).length === 0) return self.length > 0 ? { OR: self } : nothing;
  const run = managedRuns(actor);
  return {
    OR: [
      ...self,
      { enrolments: { some: { run } } },
      { trainerOf: { some: { run, removedAt: null } } },
      // Someone who was entered and hangs on nothing yet: anyone who coordinates may pick them up.
      { enrolments: { none: {} }, trainerOf: { none: {} } },
    ],
  };
}
