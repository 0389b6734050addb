import type { Actor } from '@/lib/auth/actor';
import { canWaiveQualification } from '@/lib/auth/policy';
import { managedRuns, visiblePeople, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { searchPeople } from '@/lib/people/search/queries';
import { entitling, heldStatuses, scopeFacts } from '@/lib/qualifications/queries';
import type { Place } from '@/lib/qualifications/rules';
import { idOf } from '@/lib/text/page';
import { dayOf, type Day } from '@/lib/time/day';
import { unavailableOn } from '../availability/queries';
import { busyOf } from '../clashes/people/queries';
import { Prisma } from '@/prisma/generated/client';
import { clashes } from '../clashes/rules';
import { trainerBookings } from '../clashes/queries';
import { answerOf, mayTeachRun, speaksLanguageOf, type TaughtRun } from './rules';

const personName = { id: true, officialName: true, latinName: true } as const;

/** A run of the actor's with what deciding about its trainers needs. */
async function managedRun(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findFirst({
        where: { AND: [{ id }, managedRuns(actor)] },
        select: {
          id: true,
          startsOn: true,
          endsOn: true,
          languages: true,
          countryCode: true,
          course: {
            select: {
              entitledTypes: { select: { type: { select: { ...scopeFacts, nameEn: true, nameRu: true } } } },
            },
          },
          sessions: {
            where: { cancelledAt: null },
            orderBy: { startsAt: 'asc' },
            select: { id: true, startsAt: true, endsAt: true },
          },
        },
      })
    : null;
  if (!run) throw new NotFound('run');
  const { course, startsOn, endsOn, ...rest } = run;
  const types = course.entitledTypes.map(({ type }) => type);
  return {
    ...rest,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    asked: types.map(({ id: typeId, nameEn, nameRu }) => ({ id: typeId, nameEn, nameRu })),
    entitled: types.map(entitling),
  };
}

/**
 * What assigning the person would meet, said before saving: clashes with what they teach elsewhere (a run that is not
 * the actor's stays unnamed), other runs at the same time where a reason or a look is enough, days on which they cannot
 * come, the status that the course asks for, the languages, whether they take part in the run or teach on it already, and
 * whether this actor could waive the status.
 */
export async function assignmentCheck(actor: Actor, runId: string, personId: string) {
  const run = await managedRun(actor, runId);
  const id = idOf(personId);
  const person = id
    ? await db.person.findFirst({
        where: { AND: [{ id }, visiblePeople(actor)] },
        select: {
          ...personName,
          workingLanguages: true,
          trainerOf: { where: { runId: run.id, removedAt: null }, select: { id: true } },
          enrolments: {
            where: { runId: run.id, state: { notIn: ['DECLINED', 'WITHDRAWN', 'NO_SHOW'] } },
            select: { state: true },
          },
        },
      })
    : null;
  if (!person) throw new NotFound('person');
  const booked = await trainerBookings(
    db,
    actor,
    [person.id],
    run.sessions,
    run.sessions.map((session) => session.id),
  );
  const [held, busy, away] = await Promise.all([
    heldStatuses(db, [person.id]),
    busyOf(db, actor, run, [person.id]),
    unavailableOn(db, [person.id], run),
  ]);
  return {
    personId: person.id,
    clashes: clashes(run.sessions, booked).map(({ booked: clash }) => clash),
    takesPartElsewhere: busy.filter((each) => each.as === 'PARTICIPANT'),
    /** Runs on the same days that nobody has given hours to: not refused, but worth a look. */
    teachesNearby: busy.filter((each) => each.as === 'TRAINER' && each.session === null),
    away,
    /** False: speaks none of the run's languages; null: nobody has said what they speak. */
    speaks: speaksLanguageOf(run.languages, person.workingLanguages),
    qualification: { asked: run.asked, verdict: mayTeachRun(run, held.get(person.id) ?? []) },
    teachesAlready: person.trainerOf.length > 0,
    takesPart: person.enrolments.length > 0,
    mayWaive: canWaiveQualification(actor),
  };
}

export type AssignmentCheck = Awaited<ReturnType<typeof assignmentCheck>>;

/** Those who teach on the run or did, with what they hold and whether it is enough; those who teach now come first. */
export async function runTrainers(actor: Actor, runId: string) {
  const run = await managedRun(actor, runId);
  const rows = await db.trainerAssignment.findMany({
    where: { runId: run.id },
    orderBy: [{ removedAt: { sort: 'desc', nulls: 'first' } }, { assignedAt: 'asc' }],
    select: {
      id: true,
      assignedAt: true,
      removedAt: true,
      waiverReason: true,
      waivedBy: true,
      clashReason: true,
      acceptedAt: true,
      declinedAt: true,
      declinedReason: true,
      person: {
        select: {
          ...personName,
          countryCode: true,
          institution: { select: { name: true, nameEn: true, nameRu: true } },
          sessionsTaught: {
            where: { session: { runId: run.id, cancelledAt: null } },
            select: { sessionId: true },
          },
        },
      },
    },
  });
  const held = await heldStatuses(
    db,
    rows.map((row) => row.person.id),
  );
  return rows.map(({ person: { sessionsTaught, ...person }, ...row }) => ({
    ...row,
    person,
    answer: answerOf(row),
    sessions: sessionsTaught.length,
    ofSessions: run.sessions.length,
    asked: run.asked,
    verdict: mayTeachRun(run, held.get(person.id) ?? []),
  }));
}

export type RunTrainer = Awaited<ReturnType<typeof runTrainers>>[number];

/**
 * People whom the actor could assign to runs of a course that are still to be planned, as `trainerChoices` finds them for
 * one that is. A course that the actor does not see is not found.
 */
export async function courseTrainerChoices(
  actor: Actor,
  courseId: string,
  planned: Place & { startsOn: Day; endsOn: Day },
  q: string,
) {
  const id = idOf(courseId);
  const course = id
    ? await db.course.findFirst({
        where: { AND: [{ id }, { programme: visibleProgrammes(actor) }] },
        select: { entitledTypes: { select: { type: { select: scopeFacts } } } },
      })
    : null;
  if (!course) throw new NotFound('course');
  return choicesFor(
    actor,
    { ...planned, entitled: course.entitledTypes.map(({ type }) => entitling(type)) },
    q,
  );
}

/** People whom the actor could assign, by name in any script; those who may teach the course come first. */
export async function trainerChoices(actor: Actor, runId: string, q: string) {
  return choicesFor(actor, await managedRun(actor, runId), q);
}

async function choicesFor(actor: Actor, run: TaughtRun, q: string) {
  const typeIds = run.entitled.map(({ typeId }) => typeId);
  const qualified =
    typeIds.length > 0
      ? Prisma.sql`EXISTS (SELECT FROM qualification q WHERE q.person_id = p.id AND q.withdrawn_at IS NULL
          AND q.type_id = ANY(${typeIds}::uuid[]))`
      : Prisma.sql`EXISTS (SELECT FROM trainer_assignment q WHERE q.person_id = p.id)`;
  const found = async (also: Prisma.Sql, take: number) =>
    take > 0 ? (await searchPeople(actor, { q, also }, { skip: 0, take })).ids : [];
  const able = await found(qualified, 20);
  const ids = [...able, ...(q.trim() ? await found(Prisma.sql`NOT ${qualified}`, 20 - able.length) : [])];
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: {
      ...personName,
      countryCode: true,
      institution: { select: { name: true, nameEn: true, nameRu: true } },
    },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  const held = await heldStatuses(
    db,
    people.map((person) => person.id),
  );
  return ids
    .flatMap((id) => byId.get(id) ?? [])
    .map((person) => ({ ...person, verdict: mayTeachRun(run, held.get(person.id) ?? []) }));
}

export type TrainerChoice = Awaited<ReturnType<typeof trainerChoices>>[number];
