import { Client } from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { recordAttendance } from '../commands';
import { testOperation, testRun } from '../testing/fixture';
import { watchAttendance, watching } from './watch';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function watch(runId: string) {
  const onChange = vi.fn();
  ends.push(watchAttendance(runId, onChange));
  return onChange;
}

/** Listening begins a moment after it is asked for: marks are recorded until one is heard. */
async function heard(run: Awaited<ReturnType<typeof testRun>>, onChange: ReturnType<typeof vi.fn>) {
  await vi.waitFor(
    async () => {
      await recordAttendance(run.trainer, [testOperation(run.sessionIds[0], run.enrolmentIds[0])]);
      expect(onChange).toHaveBeenCalled();
    },
    { timeout: 10_000 },
  );
}

/**
 * Waits until all that was recorded before has been told: a mark of another run comes after it on the same line. It listens
 * already, so that each mark is heard once.
 */
async function told() {
  const marker = await testRun();
  const onChange = watch(marker.runId);
  await recordAttendance(marker.trainer, [testOperation(marker.sessionIds[0], marker.enrolmentIds[0])]);
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1), { timeout: 10_000 });
}

test('whoever watches a run is told when something is recorded in it, and nobody else', async () => {
  const [run, other] = [await testRun(), await testRun()];
  const [one, two, elsewhere] = [watch(run.runId), watch(run.runId), watch(other.runId)];
  expect(watching()).toBe(3);
  await heard(run, one);
  expect(two.mock.calls.length).toBe(one.mock.calls.length);
  expect(elsewhere).not.toHaveBeenCalled();
});

test('a batch that changes nothing tells nobody', async () => {
  const run = await testRun();
  const onChange = watch(run.runId);
  await heard(run, onChange);
  const again = testOperation(run.sessionIds[0], run.enrolmentIds[1]);
  await recordAttendance(run.trainer, [again]);
  await told();
  const before = onChange.mock.calls.length;
  await recordAttendance(run.trainer, [again]);
  await told();
  expect(onChange).toHaveBeenCalledTimes(before);
  await recordAttendance(run.trainer, [testOperation(run.sessionIds[0], run.enrolmentIds[2])]);
  await told();
  expect(onChange).toHaveBeenCalledTimes(before + 1);
});

test('a connection that is killed is opened again, and then everybody looks again', async () => {
  const run = await testRun();
  const onChange = watch(run.runId);
  await heard(run, onChange);
  await told();
  const before = onChange.mock.calls.length;
  const admin = new Client({ connectionString: process.env.DATABASE_URL });
  await admin.connect();
  await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN attendance' AND pid <> pg_backend_pid()`,
  );
  await admin.end();
  await vi.waitFor(() => expect(onChange.mock.calls.length).toBe(before + 1), { timeout: 10_000 });
  await heard(run, onChange);
});
