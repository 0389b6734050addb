import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, type Outcome } from '@/lib/errors/outcome';
import { clashRefusals } from '../clashes/queries';
import { scheduleSession } from '../sessions/commands';
import { coordinatorOf, courseOf, office, personOf, runOf, sessionInput, value } from '../testing/fixture';
import { assignTrainer } from '../trainers/commands';
import { moveRun } from './commands';
import { heldSessions } from './queries';
import { carrySessions, type HeldSession } from './rules';

let course: { courseId: string; programmeId: string };
let people: [Actor, Actor];
let week = 0;

beforeAll(async () => {
  course = await courseOf('RACE');
  people = [
    await coordinatorOf({ programmeId: course.programmeId }),
    await coordinatorOf({ programmeId: course.programmeId }),
  ];
});

const wanted = { startsOn: '2031-05-05', endsOn: '2031-05-05', venueId: null };

/** Two runs of one trainer in different weeks: both are to go to the same day, at overlapping hours. */
async function twoRuns() {
  const trainerId = await personOf(`Trainer ${++week}`);
  const runs = [];
  for (const day of [`2030-0${week}-04`, `2030-0${week}-11`]) {
    const days = { startsOn: day, endsOn: day, venueId: null };
    const run = await runOf(course.courseId, days);
    value(await scheduleSession(office, run.runId, sessionInput(`${day}T09:00`, `${day}T12:00`)));
    value(await assignTrainer(office, run.runId, { personId: trainerId, waiverReason: null }));
    runs.push({ ...run, expected: days });
  }
  return { trainerId, runs: runs as [(typeof runs)[0], (typeof runs)[0]] };
}

const taughtOnThatDay = (personId: string) =>
  db.sessionTrainer.count({
    where: { personId, startsAt: { gte: new Date('2031-05-05T00:00Z'), lt: new Date('2031-05-06T00:00Z') } },
  });

/** Waits until everybody is here. */
function meetingOf(count: number) {
  let arrived = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (++arrived === count) open();
    return all;
  };
}

/** What a move would be without locks: both look, both see that the trainer is free, both write. */
async function unlocked(tx: Transaction, runId: string, met: () => Promise<void>): Promise<Outcome<null>> {
  const held: HeldSession[] = await heldSessions(tx, runId);
  const run = await tx.courseRun.findUniqueOrThrow({ where: { id: runId }, select: { startsOn: true } });
  const days = Math.round((Date.parse(wanted.startsOn) - run.startsOn.getTime()) / 86_400_000);
  const zone = { timeZone: 'Asia/Tashkent' };
  const moved = value(carrySessions(held, wanted, { ...wanted, ...zone }, days));
  expect(await clashRefusals(tx, office, moved, { trainer: 'startsOn', room: 'startsOn' })).toEqual([]);
  await met();
  const on = new Date(`${wanted.startsOn}T00:00:00Z`);
  await tx.courseRun.update({ where: { id: runId }, data: { startsOn: on, endsOn: on } });
  for (const { id, startsAt, endsAt, startsAtLocal, endsAtLocal } of moved) {
    const local = (text: string) => new Date(`${text}:00Z`);
    const times = { startsAtLocal: local(startsAtLocal), endsAtLocal: local(endsAtLocal), startsAt, endsAt };
    await tx.trainingSession.update({ where: { id }, data: times });
  }
  return done(null);
}

/** Both at once, past the locks; an error of the database counts as refused. */
async function raceUnlocked(runs: readonly { runId: string }[]) {
  const met = meetingOf(runs.length);
  const settled = await Promise.allSettled(
    runs.map(({ runId }) => inTransaction((tx) => unlocked(tx, runId, met))),
  );
  return settled.map((each) => each.status === 'fulfilled' && each.value.ok);
}

describe('two coordinators move runs of one trainer to the same hours at once', () => {
  it('lets exactly one, and tells the other which run took the trainer', async () => {
    const { trainerId, runs } = await twoRuns();
    const outcomes = await Promise.all(
      runs.map(({ runId, expected }, index) => moveRun(people[index]!, runId, { ...wanted, expected })),
    );
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const winner = runs[outcomes.findIndex(({ ok }) => ok)]!;
    const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals));
    expect(refused).toMatchObject([{ code: 'TRAINER_BUSY_ON', params: { run: winner.code } }]);
    expect(await taughtOnThatDay(trainerId)).toBe(1);
  });

  it('control: past the locks the database has the last word', async () => {
    const { trainerId, runs } = await twoRuns();
    expect((await raceUnlocked(runs)).sort()).toEqual([false, true]);
    expect(await taughtOnThatDay(trainerId)).toBe(1);
  });

  it('control: without the locks and without the constraint both are saved', async () => {
    const { trainerId, runs } = await twoRuns();
    await db.$executeRaw`ALTER TABLE session_trainer DROP CONSTRAINT trainer_in_one_place`;
    expect(await raceUnlocked(runs)).toEqual([true, true]);
    expect(await taughtOnThatDay(trainerId)).toBe(2);
  });
});
