import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { courseOf, office, runOf, value } from '@/lib/runs/testing/fixture';
import { enrol } from './commands';

const people = 500;
const places = 20;
const timeout = 120_000;

let personIds: string[];
let courseId: string;

beforeAll(async () => {
  ({ courseId } = await courseOf('CRWD'));
  const rows = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO person (id, official_name, search_key, updated_at)
    SELECT uuidv7(), 'Crowd ' || n, 'crowd ' || n, now() FROM generate_series(1, ${people}::int) n RETURNING id`;
  personIds = rows.map(({ id }) => id);
});
afterAll(() => db.$disconnect());

/** Whoever stood in line for a connection of the pool for too long comes again: the crowd is larger than any pool. */
async function untilServed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code !== 'P2028') throw error;
    return untilServed(work);
  }
}

const enrolOne = (runId: string, personId: string) =>
  untilServed(async () =>
    value(
      await enrol(office, runId, {
        personIds: [personId],
        state: 'CONFIRMED',
        reason: null,
        overflow: 'WAITING_LIST',
      }),
    ),
  );

const confirmed = (runId: string) => db.enrolment.count({ where: { runId, state: 'CONFIRMED' } });

/**
 * The run's people in the order in which their commands committed. The audit log is counted up under a lock that is
 * held until the commit, and what one transaction wrote bears its number.
 */
const inOrderOfCommit = (runId: string) => db.$queryRaw<{ state: string; number: bigint | null }[]>`
  SELECT e.state::text AS state, e.queue_number AS number
  FROM enrolment e JOIN audit_entry a ON a.xmin = e.xmin AND a.action = 'enrol'
  WHERE e.run_id = ${runId}::uuid ORDER BY a.seq`;

test(
  '500 at once for 20 places: 20 have one, 480 wait in the order in which they came',
  { timeout },
  async () => {
    const { runId } = await runOf(courseId, { capacity: places });
    await Promise.all(personIds.map((personId) => enrolOne(runId, personId)));
    const order = await inOrderOfCommit(runId);
    expect(order).toHaveLength(people);
    const states = order.map(({ state }) => state);
    expect(states.slice(0, places)).toEqual(Array(places).fill('CONFIRMED'));
    expect(states.slice(places)).toEqual(Array(people - places).fill('WAITING_LIST'));
    const line = order.slice(places).map(({ number }) => Number(number));
    expect(line).toEqual([...line].sort((a, b) => a - b));
    expect(new Set(line).size).toBe(people - places);
  },
);

/** Everyone of a group has looked before any of it writes. */
function inGroupsOf(size: number, all: number): () => Promise<void> {
  let came = 0;
  let open = () => {};
  let opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    came += 1;
    if (came > all - (all % size)) return Promise.resolve();
    const mine = opened;
    if (came % size === 0) {
      open();
      opened = new Promise((resolve) => (open = resolve));
    }
    return mine;
  };
}

/** Counts, then writes, without the lock of the run: what every naive check does. */
async function naiveCrowd(runId: string): Promise<void> {
  const counted = inGroupsOf(8, people);
  await Promise.allSettled(
    personIds.map((personId) =>
      untilServed(() =>
        db.$transaction(async (tx) => {
          const taken = await tx.enrolment.count({ where: { runId, state: 'CONFIRMED' } });
          await counted();
          const state = taken < places ? 'CONFIRMED' : 'WAITING_LIST';
          await tx.enrolment.create({ data: { runId, personId, state }, select: { id: true } });
        }),
      ),
    ),
  );
}

test('a way that forgets the lock is stopped by the database', { timeout }, async () => {
  const { runId } = await runOf(courseId, { capacity: places });
  await naiveCrowd(runId);
  expect(await confirmed(runId)).toBe(places);
});

test('without its guard the same crowd overfills the hall', { timeout }, async () => {
  const { runId } = await runOf(courseId, { capacity: places });
  await db.$executeRaw`DROP TRIGGER run_capacity_on_insert ON enrolment`;
  await naiveCrowd(runId);
  expect(await confirmed(runId)).toBeGreaterThan(places);
});
