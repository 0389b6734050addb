import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadActor } from '@/lib/auth/actor';
import { fold, markKey } from '@/lib/attendance/rules';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, office, value } from '@/lib/runs/testing/fixture';
import { mergePeople, undoMerge } from './commands';
import { mergedInto, mergesOf } from './queries';
import { mergeSchema } from './schema';
import { tables } from './snapshots/rules';
import { dump, record, recordMark, stage, type Record1, type Stage, type Tie } from './testing/world';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});

const tie: fc.Arbitrary<Tie> = fc.record({
  state: fc.constantFrom(
    'CONFIRMED',
    'NO_SHOW',
    'INVITED',
    'WAITING_LIST',
    'NOMINATED',
    'WITHDRAWN',
    'DECLINED',
    null,
  ),
  marks: fc.array(
    fc.record({
      session: fc.integer({ min: 0, max: 1 }),
      minute: fc.integer({ min: 0, max: 3 }),
      status: fc.constantFrom('PRESENT' as const, 'ABSENT' as const, 'NOT_RECORDED' as const),
    }),
    { maxLength: 4 },
  ),
  certificates: fc.uniqueArray(
    fc.record({ kind: fc.constantFrom('COMPLETION' as const, 'ATTENDANCE' as const), live: fc.boolean() }),
    { maxLength: 2, selector: ({ kind }) => kind },
  ),
  invited: fc.boolean(),
  nominated: fc.boolean(),
  offered: fc.boolean(),
  teaches: fc.oneof(
    { weight: 6, arbitrary: fc.constant('NO' as const) },
    fc.constantFrom('NOW' as const, 'REMOVED' as const),
  ),
  teachesSessions: fc.constantFrom([], [0], [1], [0, 1]),
});
const someone: fc.Arbitrary<Record1> = fc.record({
  name: fc.constantFrom('Исаков Өмүрбек', 'Исаков Өмүрбек Болотович', null),
  latin: fc.constantFrom('Omurbek Isakov', 'Isakov Umurbek'),
  phone: fc.constantFrom('+996555123456', null),
  email: fc.constantFrom('a@example.org', 'b@example.org', null),
  account: fc.boolean(),
  qualified: fc.boolean(),
  away: fc.boolean(),
  imported: fc.boolean(),
  languages: fc.constantFrom([], ['ru'], ['ky', 'en']),
  ties: fc.tuple(tie, tie),
});

const counts = async () => ({
  operations: await db.attendanceOperation.count(),
  certificates: await db.certificate.count(),
  qualifications: await db.qualification.count(),
  mails: await db.mailMessage.count(),
});

async function expectMarksToBeTheLatest() {
  const operations = await db.attendanceOperation.findMany({
    select: { id: true, at: true, sessionId: true, enrolmentId: true },
  });
  const marks = await db.attendanceMark.findMany({
    select: { sessionId: true, enrolmentId: true, operationId: true },
  });
  const latest = fold(operations.map((each) => ({ ...each, at: each.at.toISOString() })));
  expect(new Map(marks.map((mark) => [markKey(mark), mark.operationId]))).toEqual(
    new Map([...latest].map(([key, { id }]) => [key, id])),
  );
}

const anyInput = (keptId: string, mergedId: string, more: object = {}) =>
  mergeSchema.parse({ keptId, mergedId, account: 'KEPT', reason: 'Seen both passports', ...more });

test('merged and undone, the database is as it was', async () => {
  let [merges, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(someone, someone, fc.constantFrom('KEPT', 'MERGED'), async (a, b, side) => {
      // One trainer to a session: the database would not take the two records otherwise in another place at once.
      const keptId = await record(on, a);
      const mergedId = await record(on, b);
      const fields = { officialName: side, latinName: side, email: side };
      const [before, totals] = [await dump(), await counts()];
      const merged = await mergePeople(office, anyInput(keptId, mergedId, { account: side, fields }));
      if (!merged.ok) {
        refused += 1;
        const known = ['MERGE_TWO_CERTIFICATES', 'MERGE_TRAINER_AND_PARTICIPANT', 'TRAINER_BUSY'];
        for (const code of codes(merged)) expect(known).toContain(code);
        expect(await dump()).toEqual(before);
        return;
      }
      merges += 1;
      expect(await counts()).toEqual(totals);
      expect(await db.person.count({ where: { id: mergedId } })).toBe(0);
      await expectMarksToBeTheLatest();
      expect(await mergedInto(office, mergedId)).toBe(keptId);
      value(await undoMerge(office, merged.value.mergeId));
      expect(await dump()).toEqual(before);
      expect(await mergedInto(office, mergedId)).toBeNull();
    }),
    { numRuns: 50, seed: 42 },
  );
  expect(merges).toBeGreaterThan(15);
  expect(refused).toBeGreaterThan(2);
}, 120_000);
