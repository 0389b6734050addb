import { Prisma } from '@/prisma/generated/client';
import type { Actor } from './actor';
import { canCoordinateEverything } from './policy';

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

/** `managedRuns` as a condition on `course_run r`, for statements of their own. */
export function managedRunsSql(actor: Actor): Prisma.Sql {
  if (canCoordinateEverything(actor)) return Prisma.sql`true`;
  const scopes = coordinatorGrants(actor).map(({ programmeId, countryCode }) =>
    all([
      ...(programmeId ? [Prisma.sql`r.programme_id = ${programmeId}::uuid`] : []),
      ...(countryCode ? [Prisma.sql`r.country_code = ${countryCode}`] : []),
    ]),
  );
  return scopes.length > 0 ? Prisma.sql`(${Prisma.join(scopes, ' OR ')})` : Prisma.sql`false`;
}

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
