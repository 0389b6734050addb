import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { handInAttempts } from '@/lib/assessment/attempts/commands';
import { scoresOf } from '@/lib/assessment/scores/queries';
import { composed } from '@/lib/assessment/attempts/testing/fixture';
import { askedIn } from '@/lib/assessment/tests/queries';
import { db } from '@/lib/db/client';
import { codes, office, value } from '@/lib/runs/testing/fixture';
import { mergePeople, undoMerge } from './commands';
import { mergeSchema } from './schema';
import { dump, record, stage, type Stage, type Tie } from './testing/world';

let on: Stage;
let testId: string;
beforeAll(async () => {
  on = await stage();
  const { courseId } = await db.courseRun.findUniqueOrThrow({
    where: { id: on.runs[0]?.id ?? '' },
    select: { courseId: true },
  });
  testId = await composed(courseId, 'POST');
});

/** A try on the first run: whether it was handed in and when, whether everything was right, whether it was annulled. */
type Tried = { minute: number; handedIn: boolean; right: boolean; annulled: boolean } | null;

const none: Tie = {
  ...{ state: null, marks: [], certificates: [], held: false, invited: false, nominated: false },
  ...{ offered: false, teaches: 'NO', teachesSessions: [] },
};

/** Somebody on the first run who tried its test so. */
async function tester(tries: Tried[]): Promise<{ personId: string; ids: string[] }> {
  const personId = await record(on, {
    ...{ name: 'Исаков Өмүрбек', latin: null, phone: null, email: null, account: false, qualified: false },
    ...{ away: false, imported: false, languages: [], ties: [{ ...none, state: 'CONFIRMED' }, none] },
  });
  const runId = on.runs[0]?.id ?? '';
  const { id: enrolmentId } = await db.enrolment.findFirstOrThrow({ where: { personId, runId } });
  const [question] = await askedIn(db, testId);
  const ids: string[] = [];
  for (const each of tries) {
    if (!each) continue;
    const at = new Date(Date.UTC(2026, 5, 15, 10, each.minute));
    const attempt = await db.testAttempt.create({
      data: {
        ...{ runId, enrolmentId, testId, kind: 'POST', source: 'PERSON', startedAt: at, recordedBy: 'test' },
        answers: { create: { questionVersionId: question?.id ?? '', chosen: [each.right ? 'b' : 'a'] } },
      },
    });
    ids.push(attempt.id);
    if (each.handedIn) await db.$transaction((tx) => handInAttempts(tx, [attempt], { by: 'test', now: at }));
    if (each.annulled)
      await db.testAttempt.update({
        where: { id: attempt.id },
        data: { annulledAt: at, annulledBy: 'test', annulledWhy: 'Copied' },
      });
  }
  return { personId, ids };
}

const tried: fc.Arbitrary<Tried> = fc.option(
  fc.record({
    minute: fc.integer({ min: 0, max: 5 }),
    handedIn: fc.boolean(),
    right: fc.boolean(),
    annulled: fc.constant(false),
  }),
);
const merge = (keptId: string, mergedId: string) =>
  mergePeople(office, mergeSchema.parse({ keptId, mergedId, account: 'KEPT', reason: 'One passport' }));

async function standing(personId: string) {
  const { id, runId } = await db.enrolment.findFirstOrThrow({ where: { personId } });
  const attempts = await db.testAttempt.findMany({ where: { enrolmentId: id, annulledAt: null } });
  const score = (await scoresOf(db, runId, [id])).get(id)?.POST?.score ?? null;
  return { attempts, score };
}

test('of two tries that which was handed in first stands with its score, and undone all is as it was', async () => {
  await fc.assert(
    fc.asyncProperty(tried, tried, async (a, b) => {
      const [kept, merged] = [await tester([a]), await tester([b])];
      const before = await dump();
      const { mergeId } = value(await merge(kept.personId, merged.personId));
      const { attempts, score } = await standing(kept.personId);
      expect(attempts).toHaveLength(a || b ? 1 : 0);
      const both = [a, b].flatMap((each) => (each?.handedIn ? [each] : []));
      const [first] = both.sort((one, other) => one.minute - other.minute);
      expect(attempts[0]?.handedInAt?.getUTCMinutes()).toBe(first?.minute);
      // Of two of one minute either may be the first.
      if (first && both.every(({ minute, right }) => minute !== first.minute || right === first.right))
        expect(score?.points).toBe(first.right ? 1 : 0);
      const lost = await db.testAttempt.findMany({
        where: { annulledWhy: 'MERGED', enrolment: { personId: kept.personId } },
      });
      expect(lost).toHaveLength(a && b ? 1 : 0);
      value(await undoMerge(office, mergeId));
      expect(await dump()).toEqual(before);
    }),
    {
      numRuns: 14,
      seed: 7,
      examples: [
        [
          { minute: 3, handedIn: true, right: true, annulled: false },
          { minute: 1, handedIn: true, right: false, annulled: false },
        ],
        [
          { minute: 1, handedIn: false, right: true, annulled: false },
          { minute: 2, handedIn: true, right: true, annulled: false },
        ],
      ],
    },
  );
}, 300_000);

test('tries that were annulled before move along', async () => {
  const copied = { minute: 1, handedIn: true, right: true, annulled: true };
  const good = { minute: 2, handedIn: true, right: false, annulled: false };
  const [kept, merged] = [await tester([copied]), await tester([copied, good])];
  value(await merge(kept.personId, merged.personId));
  const { attempts } = await standing(kept.personId);
  expect(attempts.map(({ id }) => id)).toEqual(merged.ids.slice(1));
  expect(await db.testAttempt.count({ where: { enrolment: { personId: kept.personId } } })).toBe(3);
});

test('a try that was annulled since goes back annulled; over another one since nothing is put back', async () => {
  const annulled = { annulledAt: new Date(), annulledBy: 'test', annulledWhy: 'Copied' };
  const at = (minute: number) => ({ minute, handedIn: true, right: false, annulled: false });
  const [kept, merged] = [await tester([at(3)]), await tester([at(2)])];
  const { mergeId } = value(await merge(kept.personId, merged.personId));
  await db.testAttempt.updateMany({ where: { id: { in: merged.ids } }, data: annulled });
  const { id: enrolmentId, runId } = await db.enrolment.findFirstOrThrow({
    where: { personId: kept.personId },
  });
  const again = { runId, enrolmentId, testId, kind: 'POST' as const, source: 'PERSON' as const };
  const { id } = await db.testAttempt.create({
    data: { ...again, recordedBy: 'test' },
    select: { id: true },
  });
  expect(codes(await undoMerge(office, mergeId))).toEqual(['CHANGED_MEANWHILE']);
  await db.testAttempt.update({ where: { id }, data: annulled, select: { id: true } });
  value(await undoMerge(office, mergeId));
  expect(await db.testAttempt.findUnique({ where: { id: merged.ids[0] ?? '' } })).toMatchObject(annulled);
  const stays = { where: { enrolment: { personId: kept.personId }, annulledAt: null } };
  expect((await db.testAttempt.findMany(stays)).map((each) => each.id)).toEqual(kept.ids);
});
