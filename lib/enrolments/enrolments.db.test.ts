import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, courseOf, office, personOf, runOf, value } from '@/lib/runs/testing/fixture';
import { assignTrainer } from '@/lib/runs/trainers/commands';
import { decideEnrolments, enrol } from './commands';

let courseId: string;
beforeAll(async () => {
  ({ courseId } = await courseOf('ENR'));
});

const people = (names: number, prefix: string) =>
  Promise.all(Array.from({ length: names }, (_, index) => personOf(`${prefix} ${index}`)));

const nominated = async (runId: string, personIds: string[]) =>
  value(await enrol(office, runId, { personIds, state: 'NOMINATED', reason: null })).enrolmentIds;

const confirmed = (runId: string) => db.enrolment.count({ where: { runId, state: 'CONFIRMED' } });

test('40 confirmations at once for 20 places: exactly 20', { timeout: 60_000 }, async () => {
  const { runId } = await runOf(courseId, { capacity: 20 });
  const ids = await nominated(runId, await people(40, 'Parallel'));
  const answers = await Promise.all(
    ids.map((id) => decideEnrolments(office, runId, { enrolmentIds: [id], to: 'CONFIRMED', reason: null })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  expect(new Set(answers.flatMap(codes))).toEqual(new Set(['RUN_FULL']));
  expect(await confirmed(runId)).toBe(20);
});

/** Counts, then writes: what every naive check does. `counted` is waited for in between. */
async function confirmNaively(
  runId: string,
  enrolmentId: string,
  counted: () => Promise<void>,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const taken = await tx.enrolment.count({ where: { runId, state: 'CONFIRMED' } });
    await counted();
    if (taken < 1) await tx.enrolment.update({ where: { id: enrolmentId }, data: { state: 'CONFIRMED' } });
  });
}

/** Opens when `parties` have come: both have looked before either writes. */
function meeting(parties: number): () => Promise<void> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (--parties === 0) open();
    return opened;
  };
}

test('the database keeps the capacity whatever the path; without its guard it would be lost', async () => {
  const { runId } = await runOf(courseId, { capacity: 1 });
  const ids = await nominated(runId, await people(2, 'Naive'));
  const race = () => {
    const counted = meeting(2);
    return Promise.allSettled(ids.map((id) => confirmNaively(runId, id, counted)));
  };
  await race();
  expect(await confirmed(runId)).toBe(1);

  await db.$executeRaw`ALTER TABLE enrolment DISABLE TRIGGER USER`;
  await db.$executeRaw`UPDATE enrolment SET state = 'NOMINATED' WHERE run_id = ${runId}::uuid`;
  await race();
  const overfull = await confirmed(runId);
  await db.$executeRaw`UPDATE enrolment SET state = 'NOMINATED' WHERE run_id = ${runId}::uuid`;
  await db.$executeRaw`ALTER TABLE enrolment ENABLE TRIGGER USER`;
  expect(overfull).toBe(2);
});

test('a whole list is decided or none of it, and each decision is kept', async () => {
  const { runId } = await runOf(courseId, { capacity: 2 });
  const ids = await nominated(runId, await people(3, 'Bulk'));
  const refused = await decideEnrolments(office, runId, { enrolmentIds: ids, to: 'CONFIRMED', reason: null });
  expect(refused).toEqual({
    ok: false,
    refusals: [{ code: 'RUN_FULL', params: { confirmed: 3, places: 2 } }],
  });
  expect(await confirmed(runId)).toBe(0);
  const two = ids.slice(0, 2);
  expect(
    value(await decideEnrolments(office, runId, { enrolmentIds: two, to: 'CONFIRMED', reason: null })),
  ).toEqual({
    changed: 2,
  });
  value(await decideEnrolments(office, runId, { enrolmentIds: two, to: 'WITHDRAWN', reason: 'called away' }));
  const history = await db.enrolmentDecision.findMany({
    where: { enrolmentId: two[0] ?? '' },
    orderBy: { at: 'asc' },
    select: { from: true, to: true, by: true, reason: true },
  });
  expect(history).toEqual([
    { from: null, to: 'NOMINATED', by: 'system:test', reason: null },
    { from: 'NOMINATED', to: 'CONFIRMED', by: 'system:test', reason: null },
    { from: 'CONFIRMED', to: 'WITHDRAWN', by: 'system:test', reason: 'called away' },
  ]);
});

test('nobody is on a run twice, and its trainers are not its participants', async () => {
  const { runId } = await runOf(courseId);
  const [person = '', trainer = ''] = await people(2, 'Role');
  await nominated(runId, [person]);
  expect(
    codes(await enrol(office, runId, { personIds: [person], state: 'NOMINATED', reason: null })),
  ).toEqual(['ALREADY_ENROLLED']);
  value(await assignTrainer(office, runId, { personId: trainer, waiverReason: null }));
  expect(
    codes(await enrol(office, runId, { personIds: [trainer], state: 'NOMINATED', reason: null })),
  ).toEqual(['PARTICIPANT_IS_TRAINER']);
});

test('somebody expected elsewhere on these days is named, and confirmed with a reason', async () => {
  const { runId: here, code } = await runOf(courseId, { startsOn: '2026-09-01', endsOn: '2026-09-03' });
  const { runId: there } = await runOf(courseId, { startsOn: '2026-09-03', endsOn: '2026-09-04' });
  const [person = ''] = await people(1, 'Busy');
  value(await enrol(office, here, { personIds: [person], state: 'CONFIRMED', reason: null }));
  const enrolmentIds = await nominated(there, [person]);
  const refused = await decideEnrolments(office, there, { enrolmentIds, to: 'CONFIRMED', reason: null });
  expect(refused).toEqual({
    ok: false,
    refusals: [{ code: 'PARTICIPANT_BUSY', params: { name: 'Busy 0', run: code }, path: 'reason' }],
  });
  value(await decideEnrolments(office, there, { enrolmentIds, to: 'CONFIRMED', reason: 'leaves at noon' }));
});

test('foreign runs, enrolments and people are not found', async () => {
  const { runId } = await runOf(courseId);
  const { runId: other } = await runOf(courseId, { countryCode: 'KZ' });
  const [person = ''] = await people(1, 'Foreign');
  const enrolmentIds = await nominated(runId, [person]);
  const foreign = await coordinatorOf({ countryCode: 'KZ' });
  const decide = { enrolmentIds, to: 'CONFIRMED', reason: null } as const;
  await expect(decideEnrolments(foreign, runId, decide)).rejects.toThrow(NotFound);
  // The run is theirs, the enrolment is not of it.
  await expect(decideEnrolments(foreign, other, decide)).rejects.toThrow(NotFound);
  // The run is theirs, the person is not theirs to see.
  const enrolling = { personIds: [person], state: 'NOMINATED' as const, reason: null };
  await expect(enrol(foreign, other, enrolling)).rejects.toThrow(NotFound);
});
