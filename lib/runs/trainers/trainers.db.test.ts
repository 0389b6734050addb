import { afterEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done } from '@/lib/errors/outcome';
import { scheduleSession } from '../sessions/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runOf,
  sessionInput,
  value,
} from '../testing/fixture';
import { assignTrainer, removeTrainer } from './commands';
import { assignmentCheck, runTrainers, trainerChoices } from './queries';

const assign = (runId: string, personId: string, waiverReason: string | null = null) =>
  assignTrainer(office, runId, { personId, waiverReason });

const at = (from: string, to: string, trainerIds: string[] = []) =>
  sessionInput(`2026-06-15T${from}`, `2026-06-15T${to}`, { trainerIds });

let courses = 0;

/** Two runs of a course on the same day, each with one session; the times may be given. */
async function twoRuns(...times: [string, string][]) {
  const { courseId } = await courseOf(`TWO${++courses}`);
  const runs = [];
  for (const [from, to] of times) {
    const run = await runOf(courseId);
    const { sessionId } = value(await scheduleSession(office, run.runId, at(from, to)));
    runs.push({ ...run, sessionId });
  }
  return { courseId, runs: runs as [(typeof runs)[0], (typeof runs)[0]] };
}

describe('one trainer, two runs', () => {
  it('is refused by the name of the run and the time, before saving and by the command', async () => {
    const { runs } = await twoRuns(['09:00', '12:00'], ['11:00', '13:00']);
    const trainer = await personOf('Busy Trainer');
    value(await assign(runs[0].runId, trainer));
    const check = await assignmentCheck(office, runs[1].runId, trainer);
    expect(check.clashes).toMatchObject([{ run: { code: runs[0].code }, startsAtLocal: '2026-06-15T09:00' }]);
    expect(await assign(runs[1].runId, trainer)).toEqual({
      ok: false,
      refusals: [
        {
          code: 'TRAINER_BUSY_ON',
          path: 'personId',
          params: { who: 'Busy Trainer', run: runs[0].code, when: '2026-06-15 09:00–12:00' },
        },
      ],
    });
    expect(await db.trainerAssignment.count({ where: { runId: runs[1].runId } })).toBe(0);
  });

  it('does not name a run that the coordinator does not see', async () => {
    const { runs } = await twoRuns(['09:00', '12:00']);
    const mine = await courseOf(`MY${++courses}`);
    const actor = await coordinatorOf({ programmeId: mine.programmeId });
    const trainer = await personOf('Hidden Trainer');
    const own = await runOf(mine.courseId);
    const earlier = await runOf(mine.courseId, { startsOn: '2026-05-01', endsOn: '2026-05-01' });
    value(await scheduleSession(office, own.runId, at('09:00', '10:00')));
    value(await assign(earlier.runId, trainer));
    value(await assign(runs[0].runId, trainer));
    const [clash] = (await assignmentCheck(actor, own.runId, trainer)).clashes;
    expect(clash).toMatchObject({ run: null, titleEn: null, titleRu: null });
    const refused = await assignTrainer(actor, own.runId, { personId: trainer, waiverReason: null });
    expect(refused).toEqual({ ok: false, refusals: [{ code: 'TRAINER_BUSY', path: 'personId' }] });
  });

  it('is no clash when one session begins as the other ends', async () => {
    const { runs } = await twoRuns(['09:00', '11:00'], ['11:00', '13:00']);
    const trainer = await personOf('Quick Trainer');
    value(await assign(runs[0].runId, trainer));
    expect((await assign(runs[1].runId, trainer)).ok).toBe(true);
  });

  it('goes to exactly one of two coordinators who assign at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { runs } = await twoRuns(['09:00', '12:00'], ['11:00', '13:00']);
      const trainer = await personOf(`Wanted ${round}`);
      const outcomes = await Promise.all(runs.map(({ runId }) => assign(runId, trainer)));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.flatMap(codes)).toEqual(['TRAINER_BUSY_ON']);
      expect(await db.sessionTrainer.count({ where: { personId: trainer } })).toBe(1);
    }
  });
});

describe('the database has the last word', () => {
  /** Two transactions that book the trainer past the commands: neither commits before both have written. */
  async function bookAtOnce(personId: string, sessionIds: string[]) {
    const book = (sessionId: string) =>
      inTransaction(async (tx) => {
        const { startsAt, endsAt } = await tx.trainingSession.findUniqueOrThrow({ where: { id: sessionId } });
        await meet(tx);
        await tx.sessionTrainer.create({ data: { sessionId, personId, startsAt, endsAt } });
        return done(null);
      });
    let waiting = 0;
    let open: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (open = resolve));
    const meet = async (_tx: Transaction) => {
      if (++waiting === sessionIds.length) open();
      await both;
    };
    return Promise.allSettled(sessionIds.map(book));
  }

  const booked = (results: Awaited<ReturnType<typeof bookAtOnce>>) =>
    results.filter((result) => result.status === 'fulfilled' && result.value.ok).length;

  const constraint = `ALTER TABLE session_trainer ADD CONSTRAINT trainer_in_one_place EXCLUDE USING gist
    (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY IMMEDIATE`;
  const standing = async () =>
    (await db.$queryRaw<unknown[]>`SELECT 1 FROM pg_constraint WHERE conname = 'trainer_in_one_place'`)
      .length > 0;

  afterEach(async () => {
    if (await standing()) return;
    await db.sessionTrainer.deleteMany({});
    await db.$executeRawUnsafe(constraint);
  });

  it('lets one of two transactions have the trainer', async () => {
    const { runs } = await twoRuns(['09:00', '12:00'], ['11:00', '13:00']);
    const results = await bookAtOnce(
      await personOf('Raced Trainer'),
      runs.map(({ sessionId }) => sessionId),
    );
    expect(booked(results)).toBe(1);
  });

  it('would let both have the trainer without the constraint', async () => {
    const { runs } = await twoRuns(['09:00', '12:00'], ['11:00', '13:00']);
    await db.$executeRawUnsafe('ALTER TABLE session_trainer DROP CONSTRAINT trainer_in_one_place');
    const results = await bookAtOnce(
      await personOf('Doubled Trainer'),
      runs.map(({ sessionId }) => sessionId),
    );
    expect(booked(results)).toBe(2);
  });

  it('says it in the words of the trade', async () => {
    const { runs } = await twoRuns(['09:00', '12:00'], ['11:00', '13:00']);
    const personId = await personOf('Late Trainer');
    value(await assign(runs[0].runId, personId));
    const { startsAt, endsAt } = await db.trainingSession.findUniqueOrThrow({
      where: { id: runs[1].sessionId },
    });
    const outcome = await inTransaction(async (tx) => {
      await tx.sessionTrainer.create({ data: { sessionId: runs[1].sessionId, personId, startsAt, endsAt } });
      return done(null);
    });
    expect(codes(outcome)).toEqual(['TRAINER_BUSY']);
  });
});

describe('who may teach', () => {
  async function facilitatorRun() {
    const type = await db.qualificationType.create({
      data: { code: `Q${++courses}`, nameEn: 'National trainer' },
    });
    const { courseId, programmeId } = await courseOf(`FAC${++courses}`, [type.id]);
    return { ...(await runOf(courseId)), typeId: type.id, programmeId, courseId };
  }

  it('is refused without the status, before the dialog is saved and after', async () => {
    const { runId } = await facilitatorRun();
    const trainer = await personOf('Without Status');
    expect((await assignmentCheck(office, runId, trainer)).qualification).toMatchObject({
      asked: [{ nameEn: 'National trainer' }],
      verdict: { may: false, reason: 'NO_STATUS' },
    });
    expect(codes(await assign(runId, trainer))).toEqual(['TRAINER_NOT_QUALIFIED']);
  });

  it('needs a status that is live to the last day of the run', async () => {
    const { runId, typeId } = await facilitatorRun();
    const holder = async (name: string, validUntil: string | null) => {
      const personId = await personOf(name);
      const until = validUntil ? new Date(validUntil) : null;
      await db.qualification.create({
        data: { personId, typeId, validFrom: new Date('2017-06-15'), validUntil: until },
      });
      return personId;
    };
    expect(codes(await assign(runId, await holder('Ends Within', '2026-06-16')))).toEqual([
      'TRAINER_NOT_QUALIFIED',
    ]);
    expect((await assign(runId, await holder('Ends With', '2026-06-17'))).ok).toBe(true);
    expect((await assign(runId, await holder('Ends Never', null))).ok).toBe(true);
    const offered = await trainerChoices(office, runId, '');
    expect(offered.map(({ latinName }) => latinName).sort()).toEqual([
      'Ends Never',
      'Ends With',
      'Ends Within',
    ]);
  });

  it('is waived by an administrator alone, with a reason that stays visible', async () => {
    const { runId, programmeId } = await facilitatorRun();
    const trainer = await personOf('Waived Trainer');
    const coordinator = await coordinatorOf({ programmeId });
    const waiver = { personId: trainer, waiverReason: 'Developer of the programme' };
    expect(codes(await assignTrainer(coordinator, runId, waiver))).toEqual(['WAIVER_NEEDS_ADMINISTRATOR']);
    expect((await assignmentCheck(coordinator, runId, trainer)).mayWaive).toBe(false);
    value(await assignTrainer(office, runId, waiver));
    expect(await runTrainers(coordinator, runId)).toMatchObject([
      { waiverReason: 'Developer of the programme', waivedBy: 'system:test', verdict: { may: false } },
    ]);
  });
});

describe('assigning and removing', () => {
  it('refuses a trainer twice and a participant; one who declined may teach', async () => {
    const { courseId } = await courseOf(`ROLES${++courses}`);
    const { runId } = await runOf(courseId);
    const [trainer, guest, declined] = [await personOf('T T'), await personOf('G G'), await personOf('D D')];
    value(await assign(runId, trainer));
    expect(codes(await assign(runId, trainer))).toEqual(['TRAINER_TWICE']);
    await db.enrolment.create({ data: { runId, personId: guest, state: 'NOMINATED' } });
    await db.enrolment.create({ data: { runId, personId: declined, state: 'DECLINED' } });
    expect(codes(await assign(runId, guest))).toEqual(['TRAINER_IS_PARTICIPANT']);
    expect((await assign(runId, declined)).ok).toBe(true);
  });

  it('assigns once when two try at once', async () => {
    const { courseId } = await courseOf(`ONCE${++courses}`);
    const { runId } = await runOf(courseId);
    const trainer = await personOf('Once Only');
    const outcomes = await Promise.all([assign(runId, trainer), assign(runId, trainer)]);
    expect(outcomes.flatMap(codes)).toEqual(['TRAINER_TWICE']);
  });

  it('keeps the assignment and the sessions that began, and frees those to come', async () => {
    const { courseId } = await courseOf(`LEAVE${++courses}`);
    const { runId } = await runOf(courseId, { startsOn: '2020-01-01', endsOn: '2099-12-31' });
    value(await scheduleSession(office, runId, sessionInput('2020-01-01T09:00', '2020-01-01T10:00')));
    value(await scheduleSession(office, runId, sessionInput('2099-12-31T09:00', '2099-12-31T10:00')));
    const trainer = await personOf('Leaving Trainer');
    value(await assign(runId, trainer));
    expect(value(await removeTrainer(office, runId, trainer))).toEqual({ sessionsFreed: 1 });
    expect(await runTrainers(office, runId)).toMatchObject([{ sessions: 1, ofSessions: 2 }]);
    expect((await runTrainers(office, runId))[0]?.removedAt).toBeInstanceOf(Date);
    await expect(removeTrainer(office, runId, trainer)).rejects.toThrow(NotFound);
    expect((await assign(runId, trainer)).ok).toBe(true);
  });

  it('finds no foreign run and no foreign person', async () => {
    const foreign = await courseOf(`FOREIGN${++courses}`);
    const mine = await courseOf(`OWN${++courses}`);
    const actor = await coordinatorOf({ programmeId: mine.programmeId });
    const [foreignRun, ownRun] = [await runOf(foreign.courseId), await runOf(mine.courseId)];
    const [stranger, trainer] = [await personOf('S S'), await personOf('U U')];
    value(await assign(foreignRun.runId, stranger));
    const input = (personId: string) => ({ personId, waiverReason: null });
    await expect(assignTrainer(actor, foreignRun.runId, input(trainer))).rejects.toThrow(NotFound);
    await expect(assignTrainer(actor, ownRun.runId, input(stranger))).rejects.toThrow(NotFound);
    await expect(removeTrainer(actor, foreignRun.runId, stranger)).rejects.toThrow(NotFound);
    await expect(assignmentCheck(actor, foreignRun.runId, trainer)).rejects.toThrow(NotFound);
    await expect(assignmentCheck(actor, ownRun.runId, stranger)).rejects.toThrow(NotFound);
    await expect(trainerChoices(actor, foreignRun.runId, 'a')).rejects.toThrow(NotFound);
    await expect(runTrainers(actor, foreignRun.runId)).rejects.toThrow(NotFound);
  });
});
