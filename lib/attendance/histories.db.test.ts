import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { recordAttendance } from './commands';
import { fold, markKey } from './rules';
import { testRun } from './testing/fixture';
import { chance, cut, historyOf, muddled } from './testing/histories';

/** One history a person and session. `CASCADE_HISTORIES=100000` makes them as many (docs/reliability.md). */
const wanted = Number(process.env.CASCADE_HISTORIES ?? 6_000);
const [sessions, batch] = [20, 1000];

test(`${wanted} random histories, sent muddled, doubled and cut, are the database’s marks`, async () => {
  const run = await testRun({ people: Math.ceil(wanted / sessions), sessions });
  const random = chance(wanted);
  const cells = run.enrolmentIds.flatMap((enrolmentId) =>
    run.sessionIds.map((sessionId) => ({ sessionId, enrolmentId })),
  );
  const history = cells.slice(0, wanted).flatMap((cell) => historyOf(random, cell, Date.now()));
  const parts = cut(muddled(history, random), random, 2 * batch).map((part) => part.slice(0, batch));
  const sent = new Set(parts.flat().map(({ id }) => id));
  // What was cut off is sent again, as a device does that had no answer.
  parts.push(
    ...cut(
      history.filter(({ id }) => !sent.has(id)),
      () => 1 - 1e-9,
      batch,
    ),
  );
  const queue = [...parts];
  const work = async () => {
    for (let part = queue.shift(); part; part = queue.shift()) {
      const { answers } = await recordAttendance(random() < 0.5 ? run.trainer : run.coordinator, part);
      expect(answers.filter(({ answer }) => answer === 'REFUSED')).toEqual([]);
    }
  };
  await Promise.all([work(), work(), work(), work()]);

  const [{ operations = '' } = {}] = await db.$queryRaw<{ operations: string }[]>`
    SELECT json_agg(json_build_array(id, session_id, enrolment_id, to_char(at AT TIME ZONE 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::text AS operations FROM attendance_operation WHERE run_id = ${run.runId}::uuid`;
  const stored = (JSON.parse(operations) as [string, string, string, string][]).map(
    ([id, sessionId, enrolmentId, at]) => ({ id, sessionId, enrolmentId, at }),
  );
  expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(history.map(({ id }) => id)));
  expect(stored).toHaveLength(history.length);
  const [{ marks = '' } = {}] = await db.$queryRaw<{ marks: string }[]>`
    SELECT json_agg(json_build_array(session_id, enrolment_id, operation_id))::text AS marks
    FROM attendance_mark WHERE run_id = ${run.runId}::uuid`;
  const current = new Map(
    (JSON.parse(marks) as [string, string, string][]).map(([sessionId, enrolmentId, id]) => [
      markKey({ sessionId, enrolmentId }),
      id,
    ]),
  );
  expect(current).toEqual(new Map([...fold(stored)].map(([key, { id }]) => [key, id])));
}, 900_000);
