import { loadActor, systemActor, type Actor } from '@/lib/auth/actor';
import { createCourse } from '@/lib/courses/commands';
import { attendanceOnly } from '@/lib/courses/rules';
import { db } from '@/lib/db/client';
import type { Outcome } from '@/lib/errors/outcome';
import { createProgramme } from '@/lib/programmes/commands';
import { scheduleRun } from '../commands';
import { runSchema, type RunInput } from '../schema';
import { sessionSchema, type SessionInput } from '../sessions/schema';
import { createVenue } from '../venues/commands';

/** What tests of runs stand on: one programme with a course, a venue, and coordinators with and without the right. */

export const office = systemActor('test');

export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

export const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

export async function courseOf(code: string, entitledTypeIds: string[] = []) {
  const { programmeId } = value(
    await createProgramme(office, {
      code: `P-${code}`,
      titleEn: `Programme of ${code}`,
      titleRu: null,
      startsOn: '2015-01-01',
      endsOn: '2030-12-31',
      countryCodes: ['KZ', 'UZ', 'GB'],
      donorIds: [],
      partnerIds: [],
    }),
  );
  const { courseId } = value(
    await createCourse(office, {
      programmeId,
      code,
      titleEn: `Course ${code}`,
      titleRu: `Курс ${code}`,
      kind: 'TRAINING',
      objectives: [],
      audience: null,
      days: 3,
      certificateKind: 'COMPLETION',
      confersTypeId: null,
      entitledTypeIds,
      sensitive: false,
      completion: attendanceOnly({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' }),
    }),
  );
  return { programmeId, courseId };
}

export const venueOf = async (name: string, rooms: string[] = ['Hall', 'Room 2']) => {
  const { venueId } = value(
    await createVenue(office, {
      name,
      address: null,
      cityEn: 'Tashkent',
      cityRu: 'Ташкент',
      countryCode: 'UZ',
      regionCode: null,
      timeZone: 'Asia/Tashkent',
      rooms: rooms.map((room) => ({ name: room, capacity: null })),
    }),
  );
  const found = await db.room.findMany({
    where: { venueId },
    orderBy: { name: 'asc' },
    select: { id: true },
  });
  return { venueId, roomIds: found.map(({ id }) => id) };
};

export const runInput = (courseId: string, changes: Partial<RunInput> = {}): RunInput =>
  runSchema.parse({
    courseId,
    startsOn: '2026-06-15',
    endsOn: '2026-06-17',
    venueId: null,
    timeZone: 'Asia/Tashkent',
    countryCode: 'UZ',
    regionCode: null,
    cityEn: 'Tashkent',
    cityRu: 'Ташкент',
    languages: ['ru'],
    capacity: 20,
    cycle: null,
    sensitive: false,
    notes: null,
    donors: [],
    quotas: [],
    hostIds: [],
    materials: [],
    outputs: [],
    ...changes,
  });

export const runOf = async (courseId: string, changes: Partial<RunInput> = {}, actor: Actor = office) =>
  value(await scheduleRun(actor, runInput(courseId, changes)));

export const sessionInput = (from: string, to: string, changes: Partial<SessionInput> = {}): SessionInput =>
  sessionSchema.parse({
    titleEn: 'Session',
    titleRu: null,
    startsAtLocal: from,
    endsAtLocal: to,
    roomId: null,
    counts: true,
    trainerIds: [],
    ...changes,
  });

export const personOf = async (latinName: string): Promise<string> =>
  (
    await db.person.create({
      data: { latinName, searchKey: latinName.toLowerCase(), nameKeys: [] },
      select: { id: true },
    })
  ).id;

/** An account with a coordinator's right of the given scope. */
export async function coordinatorOf(scope: { programmeId?: string; countryCode?: string }): Promise<Actor> {
  const account = await db.account.create({
    data: {
      email: `c${process.hrtime.bigint()}@example.org`,
      name: 'Coordinator',
      grants: { create: { role: 'COORDINATOR', grantedBy: 'test', ...scope } },
    },
    select: { id: true },
  });
  const actor = await loadActor(account.id);
  if (!actor) throw new Error('no actor');
  return actor;
}
