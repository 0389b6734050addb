import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { cancelRun, changeRun, scheduleRun } from './commands';
import { changeSession, scheduleSession } from './sessions/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runInput,
  runOf,
  sessionInput,
  value,
  venueOf,
} from './testing/fixture';
import { assignTrainer } from './trainers/commands';

const unchanged = { moveSessions: false };

describe('scheduleRun', () => {
  it('numbers the runs of a course and year, also when many are planned at once', async () => {
    const { courseId } = await courseOf('MANY');
    const runs = await Promise.all(Array.from({ length: 8 }, () => runOf(courseId)));
    const expected = Array.from({ length: 8 }, (_, index) => `MANY-2026-0${index + 1}`);
    expect(runs.map(({ code }) => code).sort()).toEqual(expected);
    expect((await runOf(courseId, { startsOn: '2027-01-01', endsOn: '2027-01-02' })).code).toBe(
      'MANY-2027-01',
    );
  });

  it('takes the place and the zone of the venue', async () => {
    const { courseId } = await courseOf('PLACE');
    const { venueId } = await venueOf('Plaza');
    const elsewhere = { timeZone: 'Europe/London', countryCode: 'GB', cityEn: 'London', cityRu: null };
    const { runId } = await runOf(courseId, { venueId, ...elsewhere });
    expect(await db.courseRun.findUnique({ where: { id: runId } })).toMatchObject({
      timeZone: 'Asia/Tashkent',
      countryCode: 'UZ',
      cityEn: 'Tashkent',
      cityRu: 'Ташкент',
    });
  });

  it('keeps everything that was typed in, and pins the last completion rule', async () => {
    const { courseId } = await courseOf('LISTS');
    const donor = await db.donor.create({ data: { name: 'Donor of lists' } });
    const host = await db.institution.create({
      data: { name: 'Host', sector: 'GOVERNMENT', searchKey: 'host' },
    });
    await db.completionRule.create({ data: { courseId, version: 2, definition: {} } });
    const { runId } = await runOf(courseId, {
      donors: [{ donorId: donor.id, sharePercent: 100 }],
      hostIds: [host.id],
      quotas: [
        { institutionId: host.id, countryCode: null, places: 12 },
        { institutionId: null, countryCode: 'KZ', places: 8 },
      ],
      materials: ['Manual', 'Slides'],
      outputs: ['A plan'],
    });
    const run = await db.courseRun.findUniqueOrThrow({
      where: { id: runId },
      include: {
        donors: true,
        hosts: true,
        quotas: true,
        materials: true,
        outputs: true,
        completionRule: true,
      },
    });
    expect(
      [run.donors, run.hosts, run.quotas, run.materials, run.outputs].map((list) => list.length),
    ).toEqual([1, 1, 2, 2, 1]);
    expect(run.completionRule.version).toBe(2);
  });

  it('refuses an unknown zone, a foreign region, unknown donors and hosts beside their fields', async () => {
    const { courseId } = await courseOf('REFUSED');
    const nobody = '01930000-0000-7000-8000-000000000000';
    const refused = async (changes: Parameters<typeof runInput>[1]) => {
      const outcome = await scheduleRun(office, runInput(courseId, changes));
      return outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path}`);
    };
    expect(await refused({ timeZone: 'Asia/Atlantis' })).toEqual(['TIME_ZONE_UNKNOWN timeZone']);
    expect(await refused({ regionCode: 'KG-B' })).toEqual(['REGION_OF_ANOTHER_COUNTRY regionCode']);
    expect(await refused({ hostIds: [nobody], donors: [{ donorId: nobody, sharePercent: null }] })).toEqual([
      'NOT_A_CHOICE donors',
      'NOT_A_CHOICE hostIds',
    ]);
    await expect(scheduleRun(office, runInput(courseId, { venueId: nobody }))).rejects.toThrow(NotFound);
    await expect(scheduleRun(office, runInput(nobody))).rejects.toThrow(NotFound);
  });

  it('lets the database refuse shares that do not add up, whatever the path', async () => {
    const { courseId } = await courseOf('SHARES');
    const [a, b] = await Promise.all(
      ['Share A', 'Share B'].map((name) => db.donor.create({ data: { name } })),
    );
    const donors = [
      { donorId: a!.id, sharePercent: 60 },
      { donorId: b!.id, sharePercent: 30 },
    ];
    // Past the schema, as a mistaken path of ours would be.
    const outcome = await scheduleRun(office, { ...runInput(courseId), donors });
    expect(codes(outcome)).toEqual(['DONOR_SHARES_DO_NOT_ADD_UP']);
  });
});

describe('scope', () => {
  it('finds no foreign run, course or session, and refuses a country out of reach', async () => {
    const mine = await courseOf('MINE');
    const foreign = await courseOf('FOREIGN');
    const actor = await coordinatorOf({ programmeId: mine.programmeId, countryCode: 'UZ' });
    const run = await runOf(foreign.courseId);
    const session = value(
      await scheduleSession(office, run.runId, sessionInput('2026-06-15T09:00', '2026-06-15T10:00')),
    );
    const change = { ...runInput(foreign.courseId), ...unchanged };
    const input = sessionInput('2026-06-15T09:00', '2026-06-15T10:00');
    await expect(scheduleRun(actor, runInput(foreign.courseId))).rejects.toThrow(NotFound);
    for (const runId of [run.runId, 'nonsense', '01930000-0000-7000-8000-000000000000']) {
      await expect(changeRun(actor, runId, change)).rejects.toThrow(NotFound);
      await expect(cancelRun(actor, runId, { reason: 'x' })).rejects.toThrow(NotFound);
      await expect(scheduleSession(actor, runId, input)).rejects.toThrow(NotFound);
    }
    await expect(changeSession(actor, session.sessionId, input)).rejects.toThrow(NotFound);
    await expect(changeSession(actor, 'nonsense', input)).rejects.toThrow(NotFound);
    expect((await scheduleRun(actor, runInput(mine.courseId))).ok).toBe(true);
    const abroad = { countryCode: 'KZ', timeZone: 'Asia/Almaty', cityEn: 'Almaty' };
    expect(codes(await scheduleRun(actor, runInput(mine.courseId, abroad)))).toEqual(['OUTSIDE_YOUR_SCOPE']);
  });
});

describe('changeRun', () => {
  const timesOf = async (runId: string) =>
    (await db.trainingSession.findMany({ where: { runId }, orderBy: { startsAt: 'asc' } })).map((session) => [
      session.startsAtLocal.toISOString().slice(0, 16),
      session.startsAt.toISOString(),
      session.timeZone,
    ]);

  it('derives the instants again when the zone changes; the time on the wall stays', async () => {
    const { courseId } = await courseOf('ZONE');
    const { runId } = await runOf(courseId);
    const trainer = await personOf('Zone Trainer');
    value(await assignTrainer(office, runId, { personId: trainer, waiverReason: null }));
    const session = sessionInput('2026-06-15T09:00', '2026-06-15T10:30', { trainerIds: [trainer] });
    value(await scheduleSession(office, runId, session));
    expect(await timesOf(runId)).toEqual([['2026-06-15T09:00', '2026-06-15T04:00:00.000Z', 'Asia/Tashkent']]);
    const london = { timeZone: 'Europe/London', countryCode: 'GB', cityEn: 'London', cityRu: null };
    value(await changeRun(office, runId, { ...runInput(courseId, london), ...unchanged }));
    expect(await timesOf(runId)).toEqual([['2026-06-15T09:00', '2026-06-15T08:00:00.000Z', 'Europe/London']]);
    const taught = await db.sessionTrainer.findFirstOrThrow({ where: { personId: trainer } });
    expect(taught.startsAt.toISOString()).toBe('2026-06-15T08:00:00.000Z');
  });

  it('moves the sessions with the first day, over each other, where this is asked', async () => {
    const { courseId } = await courseOf('MOVE');
    const { venueId, roomIds } = await venueOf('Moving');
    const { runId } = await runOf(courseId, { venueId });
    for (const day of ['15', '16', '17']) {
      const at = sessionInput(`2026-06-${day}T09:00`, `2026-06-${day}T17:00`, { roomId: roomIds[0]! });
      value(await scheduleSession(office, runId, at));
    }
    const dates = { startsOn: '2026-06-16', endsOn: '2026-06-18', venueId };
    const input = runInput(courseId, dates);
    const refused = await changeRun(office, runId, { ...input, moveSessions: false });
    expect(refused).toMatchObject({
      ok: false,
      refusals: [
        {
          code: 'SESSION_OUTSIDE_RUN',
          path: 'endsOn',
          params: { session: 'Session', when: '2026-06-15 09:00' },
        },
      ],
    });
    value(await changeRun(office, runId, { ...input, moveSessions: true }));
    expect((await timesOf(runId)).map(([local]) => local)).toEqual([
      '2026-06-16T09:00',
      '2026-06-17T09:00',
      '2026-06-18T09:00',
    ]);
  });

  it('refuses a zone in which a session has no time, and changes nothing', async () => {
    const { courseId } = await courseOf('GAP');
    const { runId } = await runOf(courseId, { startsOn: '2026-03-29', endsOn: '2026-03-29' });
    value(await scheduleSession(office, runId, sessionInput('2026-03-29T01:30', '2026-03-29T03:00')));
    const before = await timesOf(runId);
    const london = {
      timeZone: 'Europe/London',
      countryCode: 'GB',
      cityEn: 'London',
      cityRu: null,
      capacity: 99,
    };
    const input = runInput(courseId, { startsOn: '2026-03-29', endsOn: '2026-03-29', ...london });
    expect(codes(await changeRun(office, runId, { ...input, ...unchanged }))).toEqual([
      'SESSION_TIME_MISSING',
    ]);
    expect(await timesOf(runId)).toEqual(before);
    expect(await db.courseRun.findUnique({ where: { id: runId } })).toMatchObject({ capacity: 20 });
  });

  it('gives up the rooms of a venue that the run leaves', async () => {
    const { courseId } = await courseOf('LEAVE');
    const { venueId, roomIds } = await venueOf('Left');
    const { runId } = await runOf(courseId, { venueId });
    const at = sessionInput('2026-06-15T09:00', '2026-06-15T17:00', { roomId: roomIds[0]! });
    value(await scheduleSession(office, runId, at));
    const change = { ...runInput(courseId), ...unchanged };
    expect(value(await changeRun(office, runId, change)).roomsFreed).toBe(1);
  });

  it('refuses fewer places than are confirmed, another course, and a cancelled run', async () => {
    const { courseId } = await courseOf('FULL');
    const other = await courseOf('OTHER');
    const { runId } = await runOf(courseId);
    for (const name of ['A A', 'B B']) {
      await db.enrolment.create({ data: { runId, personId: await personOf(name), state: 'CONFIRMED' } });
    }
    const change = (changes: Parameters<typeof runInput>[1], course = courseId) =>
      changeRun(office, runId, { ...runInput(course, changes), ...unchanged });
    expect(await change({ capacity: 1 })).toEqual({
      ok: false,
      refusals: [{ code: 'RUN_FULL', path: 'capacity', params: { confirmed: 2, places: 1 } }],
    });
    expect((await change({ capacity: 2 })).ok).toBe(true);
    expect(codes(await change({}, other.courseId))).toEqual(['COURSE_FIXED']);
    value(await cancelRun(office, runId, { reason: 'No money' }));
    expect(codes(await change({}))).toEqual(['RUN_CANCELLED']);
    expect(codes(await cancelRun(office, runId, { reason: 'Again' }))).toEqual(['RUN_CANCELLED']);
  });
});

it('cancelling a run frees its trainers and rooms, and everything stays to be seen', async () => {
  const { courseId } = await courseOf('CANCEL');
  const { venueId, roomIds } = await venueOf('Cancelled');
  const [first, second] = [await runOf(courseId, { venueId }), await runOf(courseId, { venueId })];
  const trainer = await personOf('Freed Trainer');
  value(await assignTrainer(office, first.runId, { personId: trainer, waiverReason: null }));
  value(await assignTrainer(office, second.runId, { personId: trainer, waiverReason: null }));
  const input = sessionInput('2026-06-15T09:00', '2026-06-15T17:00', {
    roomId: roomIds[0]!,
    trainerIds: [trainer],
  });
  value(await scheduleSession(office, first.runId, input));
  expect(codes(await scheduleSession(office, second.runId, input)).sort()).toEqual([
    'ROOM_BUSY_ON',
    'TRAINER_BUSY_ON',
  ]);
  value(await cancelRun(office, first.runId, { reason: 'No money' }));
  expect((await scheduleSession(office, second.runId, input)).ok).toBe(true);
  const kept = await db.courseRun.findUniqueOrThrow({
    where: { id: first.runId },
    include: { sessions: true, trainers: true },
  });
  expect(kept.cancelledReason).toBe('No money');
  expect(kept.sessions).toHaveLength(1);
  expect(kept.trainers.map(({ removedAt }) => removedAt)).toEqual([null]);
});
