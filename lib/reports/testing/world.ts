import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { addDays, dateOf, type Day } from '@/lib/time/day';
import type { AttendanceStatus, CourseKind, EnrolmentState, Sector, Sex } from '@/prisma/generated/enums';

/** Small offices made of chance, for figures to be counted in. */

/** Numbers between 0 and 1, the same for the same seed. */
export function chance(seed: number) {
  let state = seed >>> 0 || 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    next,
    below: (end: number) => Math.floor(next() * end),
    one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T,
    often: (share: number) => next() < share,
  };
}

export type Chance = ReturnType<typeof chance>;

const countries = ['KG', 'UZ', 'TJ'];
const statuses: AttendanceStatus[] = [
  ...(['PRESENT', 'PRESENT', 'PRESENT', 'LATE', 'LEFT_EARLY'] as const),
  ...(['EXCUSED', 'ABSENT', 'NOT_EXPECTED', 'NOT_RECORDED'] as const),
];
const states: EnrolmentState[] = ['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'INVITED', 'WITHDRAWN'];
let made = 0;
/** Different in every call of a test. */
const tag = () => `${process.hrtime.bigint() % 1_000_000_000n}${++made}`;

async function course(of: Chance, programmeId: string, confersTypeId: string | null) {
  const attendance = {
    minPercent: of.one([0, 50, 67, 80, 100]),
    of: of.one(['SESSIONS', 'MINUTES']),
    excused: of.one(['NEUTRAL', 'PRESENT', 'ABSENT']),
  };
  return db.course.create({
    data: {
      ...{ programmeId, code: `C${tag()}`, titleEn: 'Course', searchKey: '', confersTypeId },
      certificateKind: confersTypeId ? 'COMPLETION' : null,
      kind: of.one<CourseKind>(['TRAINING', 'WORKSHOP', 'TRAINING_OF_TRAINERS']),
      completionRules: { create: { version: 1, definition: { attendance } } },
    },
    select: { id: true, programmeId: true, completionRules: { select: { id: true } } },
  });
}

type Course = Awaited<ReturnType<typeof course>>;

async function sessions(of: Chance, runId: string, startsOn: Day, trackIds: string[]) {
  const rows = Array.from({ length: of.below(5) }, (_, index) => {
    const start = new Date(
      dateOf(addDays(startsOn, Math.floor(index / 2))).getTime() + (4 + (index % 2) * 3) * 3_600_000,
    );
    const end = new Date(start.getTime() + of.one([45, 90, 120]) * 60_000);
    const local = (instant: Date) => new Date(instant.getTime() + 6 * 3_600_000);
    const counts = of.often(0.8);
    return {
      ...{ runId, titleEn: 'Session', startsAt: start, endsAt: end, timeZone: 'Asia/Bishkek', counts },
      ...{
        startsAtLocal: local(start),
        endsAtLocal: local(end),
        kind: counts ? ('TRAINING' as const) : ('OPENING' as const),
      },
      trackId: trackIds.length > 0 && of.often(0.4) ? of.one(trackIds) : null,
      cancelledAt: of.often(0.1) ? start : null,
    };
  });
  return db.trainingSession.createManyAndReturn({ data: rows, select: { id: true, endsAt: true } });
}

async function run(
  of: Chance,
  { id: courseId, programmeId, completionRules }: Course,
  people: string[],
  donors: string[],
) {
  const startsOn = addDays('2024-11-01', of.below(300));
  const { id: runId } = await db.courseRun.create({
    data: {
      ...{
        code: `R${tag()}`,
        programmeId,
        courseId,
        completionRuleId: completionRules[0]?.id ?? '',
        searchKey: '',
      },
      ...{ startsOn: dateOf(startsOn), endsOn: dateOf(addDays(startsOn, 3)), timeZone: 'Asia/Bishkek' },
      ...{ countryCode: of.one(countries), cityEn: 'Town', languages: ['ru'], capacity: 100 },
      ...(of.often(0.1) ? { cancelledAt: new Date(), cancelledReason: 'x' } : {}),
      donors: { create: donors.filter(() => of.often(0.5)).map((donorId) => ({ donorId })) },
      quotas: { create: of.often(0.5) ? [{ countryCode: 'KG', places: 5, womenPercent: 50 }] : [] },
      tracks: {
        create: of.often(0.4)
          ? [
              { name: 'A', position: 1 },
              { name: 'B', position: 2 },
            ]
          : [],
      },
    },
    select: { id: true },
  });
  const tracks = await db.track.findMany({ where: { runId }, select: { id: true } });
  const held = await sessions(
    of,
    runId,
    startsOn,
    tracks.map(({ id }) => id),
  );
  const places = people
    .filter(() => of.often(0.6))
    .map((personId) => ({
      ...{ runId, personId, state: of.one(states) },
      // Some join when the run is under way, some are entered afterwards.
      stateAt: new Date(dateOf(addDays(startsOn, of.one([-5, -5, -5, 0, 1, 9]))).getTime() + 9 * 3_600_000),
      countryCode: of.often(0.7) ? of.one(countries) : null,
      trackId: tracks.length > 0 && of.often(0.7) ? of.one(tracks).id : null,
    }));
  const enrolled = await db.enrolment.createManyAndReturn({
    data: places,
    select: { id: true, personId: true, state: true },
  });
  const marks = enrolled.flatMap((place) =>
    held.filter(() => of.often(0.75)).map((session) => ({ place, session, status: of.one(statuses) })),
  );
  await db.attendanceMark.createMany({
    data: marks.map(({ place, session, status }) => ({
      ...{ sessionId: session.id, enrolmentId: place.id, runId, operationId: randomUUID(), status },
      minutes: ['LATE', 'LEFT_EARLY'].includes(status) && of.often(0.7) ? of.one([5, 30, 60]) : null,
      ...{ at: new Date(), device: 'test', source: 'CHECK_IN' as const },
    })),
  });
  const certified = enrolled.filter(({ state }) => state === 'CONFIRMED' && of.often(0.5));
  const batch = await db.issueBatch.create({ data: { runId, issuedBy: 'test' }, select: { id: true } });
  for (const { id: enrolmentId, personId } of certified) {
    await db.certificate.create({
      data: {
        ...{
          number: `N${tag()}`,
          code: `c${tag()}`,
          language: 'EN',
          snapshot: {},
          evidence: {},
          batchId: batch.id,
        },
        ...{ runId, enrolmentId, personId, issuedOn: dateOf(addDays(startsOn, 3)) },
        kind: of.one(['COMPLETION', 'COMPLETION', 'ATTENDANCE'] as const),
      },
    });
  }
}

/** An office of chance: two programmes, three courses, so many runs and people. Tables are emptied by nobody: it is added. */
export async function officeOfChance(seed: number, { runs = 5, people = 9 } = {}) {
  const of = chance(seed);
  const institutions = await db.institution.createManyAndReturn({
    data: (['GOVERNMENT', 'PRIVATE', 'CIVIL_SOCIETY'] as Sector[]).map((sector) => ({
      ...{ name: `I${tag()}`, sector, searchKey: '', countryCode: of.one(countries) },
    })),
    select: { id: true },
  });
  const persons = await db.person.createManyAndReturn({
    data: Array.from({ length: people }, (_, index) => ({
      ...{ latinName: `Somebody ${tag()} ${index}`, searchKey: `somebody ${index}`, nameKeys: [] },
      sex: of.one<Sex | null>(['FEMALE', 'MALE', null]),
      countryCode: of.often(0.8) ? of.one(countries) : null,
      institutionId: of.often(0.7) ? of.one(institutions).id : null,
    })),
    select: { id: true },
  });
  const donors = await db.donor.createManyAndReturn({
    data: [{ name: `D${tag()}` }, { name: `D${tag()}` }],
    select: { id: true },
  });
  const programmes = await db.programme.createManyAndReturn({
    data: [1, 2].map(() => ({
      ...{
        code: `P${tag()}`,
        titleEn: 'Programme',
        startsOn: dateOf('2020-01-01'),
        endsOn: dateOf('2030-01-01'),
      },
    })),
    select: { id: true },
  });
  const [first = '', second = ''] = programmes.map(({ id }) => id);
  const courses = [
    await course(of, first, null),
    await course(of, first, null),
    await course(of, second, null),
  ];
  const ids = persons.map(({ id }) => id);
  for (let index = 0; index < runs; index++)
    await run(
      of,
      of.one(courses),
      ids,
      donors.map(({ id }) => id),
    );
  // What stands in them is of one office only.
  return {
    programmeIds: [first, second],
    donorIds: donors.map(({ id }) => id),
    courseIds: courses.map(({ id }) => id),
  };
}
