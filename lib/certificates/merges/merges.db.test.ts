import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadActor } from '@/lib/auth/actor';
import { recordAttendance } from '@/lib/attendance/commands';
import { fold, markKey } from '@/lib/attendance/rules';
import { testOperation } from '@/lib/attendance/testing/fixture';
import { tieWalkIns } from '@/lib/attendance/walk-ins/commands';
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
  held: fc.boolean(),
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
    { numRuns: 20, seed: 42 },
  );
  expect(merges).toBeGreaterThan(15);
  expect(refused).toBeGreaterThan(2);
}, 600_000);

const plain: Tie = {
  state: null,
  marks: [],
  certificates: [],
  held: false,
  invited: false,
  nominated: false,
  offered: false,
  teaches: 'NO',
  teachesSessions: [],
};
const known = (changes: Partial<Record1> = {}, first: Partial<Tie> = {}): Promise<string> =>
  record(on, {
    name: 'Исаков Өмүрбек',
    latin: 'Omurbek Isakov',
    phone: null,
    email: null,
    account: false,
    qualified: false,
    away: false,
    imported: false,
    languages: [],
    ties: [{ ...plain, ...first }, plain],
    ...changes,
  });
const merge = async (keptId: string, mergedId: string, more: object = {}) =>
  mergePeople(office, anyInput(keptId, mergedId, more));
const enrolmentOf = async (personId: string) =>
  db.enrolment.findFirstOrThrow({ where: { personId }, select: { id: true, state: true, createdAt: true } });

test('everything that hangs on a person is known to the merge', async () => {
  const referring = await db.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
    WHERE contype = 'f' AND confrelid IN ('person'::regclass, 'enrolment'::regclass) ORDER BY 1`;
  // What is reckoned from the others goes with the place, and is reckoned anew.
  const names = [...tables.map(({ name }) => name), 'reckoned_participation'];
  expect(referring.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
});

describe('a merge is refused', () => {
  test('without a second key or a reason, with itself, of a valid certificate on both', async () => {
    const [a, b] = [await known(), await known()];
    expect(codes(await merge(a, b, { reason: null }))).toEqual(['MERGE_REASON_REQUIRED']);
    expect(codes(await merge(a, a))).toEqual(['MERGE_WITH_ITSELF']);
    const held = { state: 'CONFIRMED' as const, certificates: [{ kind: 'COMPLETION' as const, live: true }] };
    expect(codes(await merge(await known({}, held), await known({}, held)))).toEqual([
      'MERGE_TWO_CERTIFICATES',
    ]);
    const phone = { phone: '+996555777888' };
    value(await merge(await known(phone), await known(phone), { reason: null }));
  });

  test('where one teaches and the other takes part', async () => {
    const pair = [await known({}, { teaches: 'NOW' }), await known({}, { state: 'CONFIRMED' })] as const;
    expect(codes(await merge(...pair))).toEqual(['MERGE_TRAINER_AND_PARTICIPANT']);
    value(await merge(await known({}, { teaches: 'NOW' }), await known({}, { state: 'DECLINED' })));
  });

  test('of one’s own record, and to whoever does not coordinate everything', async () => {
    const [a, b] = [await known({ account: true }), await known()];
    const { id } = await db.account.findUniqueOrThrow({ where: { personId: a }, select: { id: true } });
    await db.grant.create({ data: { accountId: id, role: 'COORDINATOR', grantedBy: 'test' } });
    const own = await loadActor(id);
    if (!own) throw new Error('no actor');
    expect(codes(await mergePeople(own, anyInput(b, a)))).toEqual(['MERGE_OWN_RECORD']);
    const foreign = await coordinatorOf({ countryCode: 'UZ' });
    await expect(mergePeople(foreign, anyInput(a, b))).rejects.toThrow(NotFound);
    const { mergeId } = value(await merge(a, b));
    await expect(undoMerge(foreign, mergeId)).rejects.toThrow(NotFound);
    expect(codes(await undoMerge(own, mergeId))).toEqual(['MERGE_OWN_RECORD']);
    expect(await mergesOf(foreign, a)).toEqual([]);
    expect(await mergesOf(office, a)).toMatchObject([
      { id: mergeId, officialName: 'Исаков Өмүрбек', undoneAt: null },
    ]);
  });

  test('where the account that would be closed holds rights', async () => {
    const [a, b] = [await known({ account: true }), await known({ account: true })];
    expect(codes(await merge(a, b, { account: null }))).toEqual(['MERGE_ACCOUNT_REQUIRED']);
    const { id } = await db.account.findUniqueOrThrow({ where: { personId: b }, select: { id: true } });
    await db.grant.create({ data: { accountId: id, role: 'OBSERVER', grantedBy: 'test' } });
    expect(codes(await merge(a, b, { account: 'KEPT' }))).toEqual(['MERGE_ACCOUNT_HOLDS_RIGHTS']);
    const { mergeId } = value(await merge(a, b, { account: 'MERGED' }));
    const rights = { grants: { select: { role: true } }, personId: true } as const;
    // The account keeps what it could do and no more; the other one opens nothing.
    expect(await db.account.findUnique({ where: { id }, select: rights })).toEqual({
      personId: a,
      grants: [{ role: 'OBSERVER' }],
    });
    value(await undoMerge(office, mergeId));
    expect(await db.account.findUnique({ where: { id }, select: rights })).toMatchObject({ personId: b });
  });
});

test('what a phone recorded of an enrolment that was joined since is not lost, and sent twice it is once', async () => {
  const [a, b] = [await known({}, { state: 'CONFIRMED' }), await known({}, { state: 'CONFIRMED' })];
  const [stayed, former] = [await enrolmentOf(a), await enrolmentOf(b)];
  const operation = testOperation(on.runs[0]?.sessions[0]?.id, former.id, { at: '2026-06-15T05:00:00.000Z' });
  const trainer = await coordinatorOf({ countryCode: 'UZ' });
  value(await merge(a, b));
  const answers = async () =>
    (await recordAttendance(trainer, [operation])).answers.map(({ answer }) => answer);
  expect(await answers()).toEqual(['ACCEPTED']);
  expect(await answers()).toEqual(['KNOWN']);
  expect(await db.attendanceMark.findMany({ where: { enrolmentId: stayed.id } })).toMatchObject([
    { operationId: operation.id, status: 'PRESENT' },
  ]);
});

test('whoever came on no list stays tied to the place that was joined, and goes back with it', async () => {
  const [a, b] = [await known({}, { state: 'CONFIRMED' }), await known({}, { state: 'CONFIRMED' })];
  const [stayed, former] = [await enrolmentOf(a), await enrolmentOf(b)];
  const [manager, run] = [await coordinatorOf({ countryCode: 'UZ' }), on.runs[0]];
  const walkInId = uuidv7();
  const came = (minute: number) =>
    testOperation(run?.sessions[0]?.id, walkInId, {
      ...{ at: `2026-06-15T05:0${minute}:00.000Z`, walkInName: 'Omurbek Isakov' },
    });
  const [before, after] = [came(1), came(2)];
  await recordAttendance(manager, [before]);
  value(await tieWalkIns(manager, run?.id ?? '', { walkInIds: [walkInId], enrolmentId: former.id }));
  const state = async () => ({
    tiedTo: (await db.walkIn.findUniqueOrThrow({ where: { id: walkInId } })).enrolmentId,
    marks: (await db.attendanceMark.findMany({ where: { enrolmentId: { in: [stayed.id, former.id] } } })).map(
      ({ enrolmentId, operationId }) => [enrolmentId, operationId],
    ),
  });
  const untouched = await state();
  const { mergeId } = value(await merge(a, b));
  expect(await state()).toEqual({ tiedTo: stayed.id, marks: [[stayed.id, before.id]] });
  value(await undoMerge(office, mergeId));
  expect(await state()).toEqual(untouched);
  value(await merge(a, b));
  // The phone knows of nothing and sends on.
  expect((await recordAttendance(manager, [after])).answers).toEqual([{ id: after.id, answer: 'ACCEPTED' }]);
  expect(await state()).toEqual({ tiedTo: stayed.id, marks: [[stayed.id, after.id]] });
});

describe('undoing', () => {
  test('is refused where a mark was recorded since, and leaves what was added since', async () => {
    const marks = [{ session: 0, minute: 1, status: 'PRESENT' as const }];
    const [a, b] = [await known({}, { state: 'INVITED' }), await known({}, { state: 'CONFIRMED', marks })];
    const { mergeId } = value(await merge(a, b));
    const joined = await enrolmentOf(a);
    expect(joined.state).toBe('CONFIRMED');
    const [run] = on.runs;
    if (!run) throw new Error('no run');
    await recordMark(on, run, joined.id, { session: 1, minute: 2, status: 'ABSENT' });
    value(await undoMerge(office, mergeId));
    expect((await enrolmentOf(a)).state).toBe('INVITED');
    expect(await db.attendanceMark.count({ where: { enrolmentId: joined.id } })).toBe(1);
    expect(codes(await undoMerge(office, mergeId))).toEqual(['MERGE_UNDONE']);

    const again = value(await merge(a, b));
    await recordMark(on, run, joined.id, { session: 0, minute: 3, status: 'ABSENT' });
    const refused = await undoMerge(office, again.mergeId);
    expect(refused).toMatchObject({
      refusals: [{ code: 'MERGE_CHANGED_SINCE', params: { what: 'attendance_mark' } }],
    });
  });

  test('goes backwards through what was merged on', async () => {
    const [a, b, c] = [await known(), await known(), await known()];
    const first = value(await merge(b, c));
    const second = value(await merge(a, b));
    expect(await mergedInto(office, c)).toBe(a);
    expect(codes(await undoMerge(office, first.mergeId))).toEqual(['MERGE_UNDO_LATER_FIRST']);
    value(await undoMerge(office, second.mergeId));
    value(await undoMerge(office, first.mergeId));
    expect(await db.person.count({ where: { id: { in: [a, b, c] } } })).toBe(3);
  });
});
