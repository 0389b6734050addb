import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { addDays, dateOf, type Day } from '@/lib/time/day';
import type { AttendanceStatus, CourseKind, EnrolmentState, Sector, Sex } from '@/prisma/generated/enums';

import { assessed } from './assessed';
import { chance, type Chance } from './chance';
import { crowds, outcomes } from './outcomes';

/** Small offices made of chance, for figures to be counted in. */

const countries = ['KG', 'UZ', 'TJ'];
const statuses: AttendanceStatus[] = [
  ...(['PRESENT', 'PRESENT', 'PRESENT', 'LATE', 'LEFT_EARLY'] as const),
  ...(['EXCUSED', 'ABSENT', 'NOT_EXPECTED', 'NOT_RECORDED'] as const),
];
/** So that most of what is asked for is met or open, and its edges are seen. */
const mostlyThere: AttendanceStatus[] = [
  ...Array<AttendanceStatus>(9).fill('PRESENT'),
  ...(['LATE', 'EXCUSED', 'NOT_EXPECTED', 'NOT_RECORDED'] as const),
];
const states: EnrolmentState[] = ['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'INVITED', 'WITHDRAWN'];
let made = 0;
/** Different in every call of a test. */
const tag = () => `${process.hrtime.bigint() % 1_000_000_000n}${++made}`;

/** What a rule asks beside attendance; most often nothing, as of old. */
const conditionsOfChance = (of: Chance) => ({
  ...(of.often(0.5) ? { mandatorySessions: of.often(0.8) } : {}),
  ...(of.often(0.5) ? { verdict: of.often(0.8) ? { independent: of.often(0.5) } : null } : {}),
  ...(of.often(0.5) ? { postTest: of.often(0.8) ? { minPercent: of.one([1, 50, 70, 100]) } : null } : {}),
});

/** One condition that decides nearly alone: attendance is asked of nobody. */
export type Asks = 'mandatorySessions' | 'verdict' | 'independentVerdict';

const asked: Record<Asks, object> = {
  mandatorySessions: { mandatorySessions: true },
  verdict: { verdict: { independent: false } },
  independentVerdict: { verdict: { independent: true } },
};

async function course(of: Chance, programmeId: string, confersTypeId: string | null, asks: Asks | null) {
  const attendance = {
    minPercent: asks ? 0 : of.one([0, 50, 67, 80, 100]),
    of: of.one(['SESSIONS', 'MINUTES']),
    excused: of.one(['NEUTRAL', 'PRESENT', 'ABSENT']),
  };
  const conditions = asks ? asked[asks] : conditionsOfChance(of);
  return db.course.create({
    data: {
      ...{ programmeId, code: `C${tag()}`, titleEn: 'Course', searchKey: '', confersTypeId },
      certificateKind: confersTypeId ? 'COMPLETION' : null,
      kind: of.one<CourseKind>(['TRAINING', 'WORKSHOP', 'TRAINING_OF_TRAINERS']),
      completionRules: { create: { version: 1, definition: { attendance, ...conditions } } },
    },
    select: { id: true, programmeId: true, completionRules: { select: { id: true } } },
  });
}

type Course = Awaited<ReturnType<typeof course>>;

async function sessions(of: Chance, runId: string, startsOn: Day, trackIds: string[], most: number) {
  const rows = Array.from({ length: of.below(most) }, (_, index) => {
    const start = new Date(
      dateOf(addDays(startsOn, Math.floor(index / 2))).getTime() + (4 + (index % 2) * 3) * 3_600_000,
    );
    const end = new Date(start.getTime() + of.one([45, 90, 120]) * 60_000);
    const local = (instant: Date) => new Date(instant.getTime() + 6 * 3_600_000);
    const counts = of.often(0.8);
    const mandatory = counts && of.often(0.4);
    return {
      ...{
        runId,
        titleEn: 'Session',
        startsAt: start,
        endsAt: end,
        timeZone: 'Asia/Bishkek',
        counts,
        mandatory,
      },
      ...{
        startsAtLocal: local(start),
        endsAtLocal: local(end),
        kind: counts ? ('TRAINING' as const) : ('OPENING' as const),
      },
      trackId: trackIds.length > 0 && of.often(0.5) ? of.one(trackIds) : null,
      cancelledAt: of.often(0.1) ? start : null,
    };
  });
  return db.trainingSession.createManyAndReturn({
    data: rows,
    select: { id: true, startsAt: true, endsAt: true },
  });
}

async function run(
  of: Chance,
  { id: courseId, programmeId, completionRules }: Course,
  people: string[],
  donors: { donorId: string; sharePercent: number | null }[],
  dense: boolean,
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
      donors: { create: donors },
      quotas: { create: of.often(0.5) ? [{ countryCode: 'KG', places: 5, womenPercent: 50 }] : [] },
      tracks: {
        create: of.often(dense ? 0.8 : 0.4)
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
    dense ? 9 : 5,
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
    held
      .filter(() => of.often(0.75))
      .map((session) => ({ place, session, status: of.one(dense ? mostlyThere : statuses) })),
  );
  await db.attendanceMark.createMany({
    data: marks.map(({ place, session, status }) => ({
      ...{ sessionId: session.id, enrolmentId: place.id, runId, operationId: randomUUID(), status },
      minutes: ['LATE', 'LEFT_EARLY'].includes(status) && of.often(0.7) ? of.one([5, 30, 60]) : null,
      ...{ at: new Date(), device: 'test', source: 'CHECK_IN' as const },
    })),
  });
  await assessed(of, { runId, startsOn, people, enrolled, held });
  await crowds(
    of,
    runId,
    held.map(({ id }) => id),
  );
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

/** Who pays for a run: nobody, one or several; these say their shares more often than not. */
function payersOfChance(of: Chance, paying: Chance, [third = '', ...donors]: string[]) {
  const ids = [...donors.filter(() => of.often(0.5)), ...(paying.often(0.4) ? [third] : [])];
  const stated = paying.often(0.7);
  let left = 10_000;
  return ids.map((donorId, at) => {
    const hundredths = at === ids.length - 1 ? left : 1 + paying.below(left / 2);
    left -= hundredths;
    return { donorId, sharePercent: stated ? hundredths / 100 : null };
  });
}

/** An office of chance: two programmes, three courses, so many runs and people. Tables are emptied by nobody: it is added. */
export async function officeOfChance(
  seed: number,
  { runs = 5, people = 9, asks = null }: { runs?: number; people?: number; asks?: Asks | null } = {},
) {
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
    data: [{ name: `D${tag()}` }, { name: `D${tag()}` }, { name: `D${tag()}` }],
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
    await course(of, first, null, asks),
    await course(of, first, null, asks),
    await course(of, second, null, asks),
  ];
  const ids = persons.map(({ id }) => id);
  // A chance of its own: what else there is does not depend on it.
  const paying = chance(seed + 1000);
  for (let index = 0; index < runs; index++)
    await run(
      of,
      of.one(courses),
      ids,
      payersOfChance(
        of,
        paying,
        donors.map(({ id }) => id),
      ),
      asks !== null,
    );
  await outcomes(of, courses);
  // What stands in them is of one office only.
  return {
    programmeIds: [first, second],
    donorIds: donors.map(({ id }) => id),
    courseIds: courses.map(({ id }) => id),
  };
}
