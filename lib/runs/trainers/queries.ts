import type { Actor } from '@/lib/auth/actor';
import { canWaiveQualification } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { heldStatuses } from '@/lib/qualifications/queries';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { foldName } from '@/lib/text/names/fold';
import { clashes } from '../clashes/rules';
import { trainerBookings } from '../clashes/queries';
import { mayTeachRun } from './rules';

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
          course: {
            select: {
              entitledTypes: { select: { type: { select: { id: true, nameEn: true, nameRu: true } } } },
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
  const asked = course.entitledTypes.map(({ type }) => type);
  return {
    ...rest,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    asked,
    entitledTypeIds: asked.map(({ id: typeId }) => typeId),
  };
}

/**
 * What assigning the person would meet, said before saving: clashes with what they teach elsewhere (a run that is not
 * the actor's stays unnamed), the status that the course asks for, whether they take part in the run or teach on it
 * already, and whether this actor could waive the status.
 */
export async function assignmentCheck(actor: Actor, runId: string, personId: string) {
  const run = await managedRun(actor, runId);
  const id = idOf(personId);
  const person = id
    ? await db.person.findFirst({
        where: { AND: [{ id }, visiblePeople(actor)] },
        select: {
          ...personName,
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
  const held = await heldStatuses(db, [person.id]);
  return {
    personId: person.id,
    clashes: clashes(run.sessions, booked).map(({ booked: clash }) => clash),
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
    sessions: sessionsTaught.length,
    ofSessions: run.sessions.length,
    asked: run.asked,
    verdict: mayTeachRun(run, held.get(person.id) ?? []),
  }));
}

export type RunTrainer = Awaited<ReturnType<typeof runTrainers>>[number];

/** People whom the actor could assign, by name in any script; those who may teach the course come first. */
export async function trainerChoices(actor: Actor, runId: string, q: string) {
  const run = await managedRun(actor, runId);
  const words = foldName(q).split(' ').filter(Boolean).slice(0, 6);
  const qualified =
    run.entitledTypeIds.length > 0
      ? { qualifications: { some: { typeId: { in: run.entitledTypeIds }, withdrawnAt: null } } }
      : { trainerOf: { some: {} } };
  const select = {
    ...personName,
    countryCode: true,
    institution: { select: { name: true, nameEn: true, nameRu: true } },
  } as const;
  const match = { AND: [visiblePeople(actor), ...words.map((word) => ({ searchKey: { contains: word } }))] };
  const orderBy = [{ searchKey: 'asc' }, { id: 'asc' }] as const;
  const first = await db.person.findMany({
    where: { AND: [match, qualified] },
    orderBy: [...orderBy],
    take: 20,
    select,
  });
  const others =
    words.length > 0 && first.length < 20
      ? await db.person.findMany({
          where: { AND: [match, { NOT: qualified }] },
          orderBy: [...orderBy],
          take: 20 - first.length,
          select,
        })
      : [];
  const held = await heldStatuses(
    db,
    [...first, ...others].map((person) => person.id),
  );
  return [...first, ...others].map((person) => ({
    ...person,
    verdict: mayTeachRun(run, held.get(person.id) ?? []),
  }));
}

export type TrainerChoice = Awaited<ReturnType<typeof trainerChoices>>[number];
