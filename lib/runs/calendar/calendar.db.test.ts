import { beforeAll, describe, expect, it } from 'vitest';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { scheduleSession } from '../sessions/commands';
import {
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runOf,
  sessionInput,
  value,
  venueOf,
} from '../testing/fixture';
import { assignTrainer } from '../trainers/commands';
import { calendar, calendarSessions } from './queries';
import { trainerRows, venueRows } from './rows/queries';
import { calendarFiltersSchema } from './schema';

const nothing = calendarFiltersSchema.parse({});
const may = { from: '2026-05-01', to: '2026-05-31' };
const on = (startsOn: string, endsOn = startsOn) => ({ startsOn, endsOn });

let mine: { courseId: string; programmeId: string };
let foreign: { courseId: string; programmeId: string };
let venue: { venueId: string };
let trainerId = '';
const runs: Record<string, { runId: string; code: string }> = {};

beforeAll(async () => {
  mine = await courseOf('CAL');
  foreign = await courseOf('FAR');
  venue = await venueOf('Calendar House');
  trainerId = await personOf('Calendar Trainer');
  runs.before = await runOf(mine.courseId, on('2026-04-28', '2026-04-30'));
  runs.into = await runOf(mine.courseId, on('2026-04-29', '2026-05-01'));
  runs.within = await runOf(mine.courseId, { ...on('2026-05-11', '2026-05-12'), venueId: venue.venueId });
  runs.over = await runOf(mine.courseId, on('2026-04-01', '2026-06-30'));
  runs.after = await runOf(mine.courseId, on('2026-06-01'));
  runs.foreign = await runOf(foreign.courseId, on('2026-05-11'));
  value(
    await scheduleSession(
      office,
      runs.within.runId,
      sessionInput('2026-05-11T23:00', '2026-05-12T00:00', { titleEn: 'Late' }),
    ),
  );
  value(await assignTrainer(office, runs.within.runId, { personId: trainerId, waiverReason: null }));
  value(await assignTrainer(office, runs.foreign.runId, { personId: trainerId, waiverReason: null }));
});

const codesOf = (found: { runs: { code: string }[] }) => found.runs.map(({ code }) => code).sort();
const names = (...which: (keyof typeof runs)[]) => which.map((each) => runs[each]!.code).sort();

describe('calendar', () => {
  it('holds the runs that meet the span, and of those the actor’s own', async () => {
    expect(codesOf(await calendar(office, { ...nothing, programme: mine.programmeId }, may))).toEqual(
      names('into', 'within', 'over'),
    );
    const actor = await coordinatorOf({ programmeId: mine.programmeId });
    expect(codesOf(await calendar(actor, nothing, may))).toEqual(names('into', 'within', 'over'));
    const nobody = await coordinatorOf({ programmeId: foreign.programmeId, countryCode: 'GB' });
    expect((await calendar(nobody, nothing, may)).runs).toEqual([]);
  });

  it('holds exactly what the policy lets each coordinator manage', async () => {
    const wide = { from: '2026-04-01', to: '2026-06-30' };
    const scopes = [
      {},
      { programmeId: mine.programmeId },
      { countryCode: 'UZ' },
      { programmeId: mine.programmeId, countryCode: 'UZ' },
      { programmeId: foreign.programmeId, countryCode: 'KZ' },
    ];
    for (const actor of await Promise.all(scopes.map(coordinatorOf))) {
      const managed = await db.courseRun.findMany({
        where: { AND: [managedRuns(actor), { cancelledAt: null }] },
        select: { code: true },
      });
      expect(codesOf(await calendar(actor, nothing, wide))).toEqual(codesOf({ runs: managed }));
    }
  });

  it('narrows by trainer, kind, text and country, and offers every trainer of the span', async () => {
    const by = async (filters: object) =>
      codesOf(await calendar(office, { ...nothing, programme: mine.programmeId, ...filters }, may));
    expect(await by({ trainer: trainerId })).toEqual(names('within'));
    expect(await by({ q: 'calendar house' })).toEqual(names('within'));
    expect(await by({ kind: 'CONFERENCE' })).toEqual([]);
    expect(await by({ country: 'KZ' })).toEqual([]);
    const { trainers } = await calendar(office, { ...nothing, trainer: await personOf('Nobody') }, may);
    expect(trainers).toContainEqual({ id: trainerId, name: 'Calendar Trainer' });
  });

  it('shows cancelled runs only where they are asked for, and counts the confirmed', async () => {
    const run = await runOf(mine.courseId, on('2026-05-20'));
    await db.courseRun.update({
      where: { id: run.runId },
      data: { cancelledAt: new Date(), cancelledReason: 'No money' },
    });
    await db.enrolment.create({
      data: { runId: runs.within!.runId, personId: await personOf('Guest'), state: 'CONFIRMED' },
    });
    const shown = await calendar(office, { ...nothing, cancelled: '1' }, may);
    expect(shown.runs.find(({ code }) => code === run.code)).toMatchObject({ cancelled: true });
    const usual = await calendar(office, nothing, may);
    expect(usual.runs.some(({ code }) => code === run.code)).toBe(false);
    expect(usual.runs.find(({ id }) => id === runs.within!.runId)).toMatchObject({ confirmed: 1 });
  });

  it('gives sessions on the clocks of their place, and none beyond the span', async () => {
    const found = await calendar(office, nothing, may);
    const sessions = (from: string, to: string) => calendarSessions(found.runs, { from, to });
    expect(await sessions('2026-05-11', '2026-05-17')).toMatchObject([
      { titleEn: 'Late', startsAtLocal: '2026-05-11T23:00', endsAtLocal: '2026-05-12T00:00' },
    ]);
    expect(await sessions('2026-05-12', '2026-05-17')).toEqual([]);
  });
});

describe('rows', () => {
  it('are the trainers with the days on which they are not free, foreign runs unnamed', async () => {
    const actor = await coordinatorOf({ programmeId: mine.programmeId });
    const found = await calendar(actor, nothing, may);
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    await db.unavailability.create({
      data: {
        personId: trainerId,
        ...{ startsOn: day('2026-04-20'), endsOn: day('2026-05-03'), note: 'Leave', createdBy: 'test' },
      },
    });
    const { rows, taken } = await trainerRows(actor, found.runs, may, false);
    expect(rows).toEqual([{ id: trainerId, name: 'Calendar Trainer', detail: null }]);
    expect(taken).toEqual([
      { rowId: trainerId, kind: 'UNAVAILABLE', why: 'Leave', startsOn: '2026-04-20', endsOn: '2026-05-03' },
      { rowId: trainerId, kind: 'TEACHES', why: null, startsOn: '2026-05-11', endsOn: '2026-05-11' },
    ]);
  });

  it('are the venues in use, or all of them', async () => {
    await venueOf('Empty House');
    const found = await calendar(office, nothing, may);
    expect((await venueRows(found.runs, false)).map(({ name }) => name)).toEqual(['Calendar House']);
    expect((await venueRows(found.runs, true)).map(({ name }) => name)).toContain('Empty House');
  });
});
