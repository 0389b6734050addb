import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/prisma/generated/client';
import { audienceOf } from '../../audience/queries';
import type { ReportScope } from '../../scope/types';
import { plainFigures } from '../../testing/plain';
import { officeOfChance } from '../../testing/world';
import { attendance } from '../attendance/queries';
import { report } from '../queries';
import { readRelations, relations } from '../relations/queries';
import { results } from '../results/queries';
import { reckonAll } from './commands';

const { sql } = Prisma;
const office = audienceOf(systemActor('test'));
const today = '2026-01-01';
const whole: ReportScope = {
  ...{ from: '2024-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
  ...{ countryCodes: [], kinds: [] },
};

type Participation = { id: string; run_id: string; verdict: string };

const participations = () =>
  readRelations<Participation>(sql`
    ${relations(office, whole, today)}
    SELECT id, run_id, person_id, sex, country, institution_id, sector, days, on_days::text, verdict, ends_on
    FROM participation ORDER BY id`);

const forgetAll = () => db.$executeRaw`UPDATE run_reckoning SET begun = NULL, reckoned_at = NULL`;

const reckonedRuns = async () =>
  (await db.runReckoning.findMany({ where: { reckonedAt: { not: null } } })).map(({ runId }) => runId);

/** A run whose verdicts hang on everything that a verdict can hang on, and of which something is kept. */
let runId = '';

beforeAll(async () => {
  for (const [seed, asks] of [
    [41, null],
    [42, 'mandatorySessions'],
    [43, 'independentVerdict'],
  ] as const)
    await officeOfChance(seed, { runs: 6, asks });
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM course_run r JOIN completion_rule k ON k.id = r.completion_rule_id
    WHERE r.cancelled_at IS NULL AND k.definition #>> '{verdict,independent}' = 'true'
      AND EXISTS (SELECT FROM assessor_verdict v WHERE v.run_id = r.id)
      AND EXISTS (SELECT FROM session_trainer x JOIN training_session s ON s.id = x.session_id WHERE s.run_id = r.id)
      AND EXISTS (SELECT FROM trainer_assignment a WHERE a.run_id = r.id)
      AND EXISTS (SELECT FROM attendance_mark m WHERE m.run_id = r.id AND m.status = 'PRESENT')
    ORDER BY r.id LIMIT 1`;
  runId = found?.id ?? '';
}, 120_000);
beforeEach(async () => void (await reckonAll(today)));
afterAll(() => db.$disconnect());

describe('what is kept of the runs that are over', () => {
  test('is what they come to without it, and is what reports read', async () => {
    const kept = await participations();
    expect(kept.length).toBeGreaterThan(40);
    expect((await report(office, whole, today)).figures).toMatchObject(await plainFigures(whole));
    const [first] = kept;
    await db.$executeRaw`
      UPDATE reckoned_participation SET verdict = CASE verdict WHEN 'MET' THEN 'OPEN' ELSE 'MET' END
      WHERE enrolment_id = ${first?.id}::uuid`;
    expect((await participations())[0]?.verdict).not.toBe(first?.verdict);
    await forgetAll();
    expect(await participations()).toEqual(kept);
  });

  test('is of all of them, and of no other run', async () => {
    const over = await db.courseRun.findMany({
      where: { endsOn: { lt: new Date('2025-04-01') } },
      select: { id: true },
    });
    await db.runReckoning.deleteMany();
    expect(await reckonAll('2025-04-01')).toBe(over.length);
    expect((await reckonedRuns()).sort()).toEqual(over.map(({ id }) => id).sort());
    expect(await reckonAll('2025-04-01')).toBe(0);
  });
});

const first = (table: string) => `(SELECT ctid FROM ${table} WHERE run_id = $1::uuid LIMIT 1)`;
const oneSession = '(SELECT id FROM training_session WHERE run_id = $1::uuid ORDER BY id LIMIT 1)';

/** What changes a run, by the table that it changes. `$1` is the run. */
const changes: [what: string, statement: string][] = [
  ['a mark', `UPDATE attendance_mark SET status = 'ABSENT', minutes = NULL WHERE run_id = $1::uuid`],
  ['a mark taken away', `DELETE FROM attendance_mark WHERE ctid = ${first('attendance_mark')}`],
  ['a session', `UPDATE training_session SET cancelled_at = now() WHERE id = ${oneSession}`],
  ['a place', `UPDATE enrolment SET country_code = 'TM' WHERE run_id = $1::uuid`],
  ['a place that is given up', `UPDATE enrolment SET state = 'WITHDRAWN' WHERE ctid = ${first('enrolment')}`],
  [
    'a score',
    `INSERT INTO test_score (id, run_id, enrolment_id, kind, points, max_points, recorded_by)
      SELECT gen_random_uuid(), run_id, id, 'POST', 1, 100, 'test' FROM enrolment WHERE run_id = $1::uuid`,
  ],
  [
    'a verdict',
    `INSERT INTO assessor_verdict (id, run_id, enrolment_id, assessor_id, passed, recorded_by)
      SELECT gen_random_uuid(), run_id, enrolment_id, assessor_id, false, 'test' FROM assessor_verdict
      WHERE run_id = $1::uuid LIMIT 1`,
  ],
  [
    'who teaches a run',
    `UPDATE trainer_assignment SET removed_at = '2020-01-01', removed_by = 'test' WHERE run_id = $1::uuid`,
  ],
  [
    'who taught a session',
    `DELETE FROM session_trainer x USING training_session s WHERE s.id = x.session_id AND s.run_id = $1::uuid`,
  ],
  ['its first day', `UPDATE course_run SET starts_on = starts_on - 1 WHERE id = $1::uuid`],
  [
    'its rule',
    `UPDATE completion_rule SET definition = '{"attendance": {"minPercent": 100, "of": "MINUTES", "excused": "ABSENT"}}'
      WHERE id = (SELECT completion_rule_id FROM course_run WHERE id = $1::uuid)`,
  ],
  [
    'another rule',
    `UPDATE course_run SET completion_rule_id = (
        SELECT k.id FROM completion_rule k WHERE k.course_id = course_run.course_id AND k.version = 2)
      WHERE id = $1::uuid`,
  ],
  [
    'an institution',
    `UPDATE institution SET country_code = CASE country_code WHEN 'KG' THEN 'UZ' ELSE 'KG' END`,
  ],
  [
    'a person',
    `UPDATE person SET sex = CASE sex WHEN 'FEMALE' THEN 'MALE' ELSE 'FEMALE' END::"Sex", institution_id = NULL
      WHERE id IN (SELECT person_id FROM enrolment WHERE run_id = $1::uuid)`,
  ],
];

describe('no longer holds', () => {
  test.each(changes)('after a change of %s, and is what it comes to then', async (what, statement) => {
    if (what === 'another rule')
      await db.$executeRaw`
        INSERT INTO completion_rule (id, course_id, version, definition)
        SELECT gen_random_uuid(), course_id, 2, '{"attendance": {"minPercent": 0, "of": "SESSIONS", "excused": "NEUTRAL"}}'
        FROM course_run WHERE id = ${runId}::uuid`;
    await reckonAll(today);
    expect(await reckonedRuns()).toContain(runId);
    if (statement.includes('$1')) await db.$executeRawUnsafe(statement, runId);
    else await db.$executeRawUnsafe(statement);
    expect(await reckonedRuns()).not.toContain(runId);
    const now = await participations();
    await reckonAll(today);
    expect(await reckonedRuns()).toContain(runId);
    expect(await participations()).toEqual(now);
    await forgetAll();
    expect(await participations()).toEqual(now);
  });

  test('after a change of anything else that it is reckoned from', async () => {
    const read = [...`${attendance.sql} ${results.sql}`.matchAll(/\b(?:FROM|JOIN)\s+([a-z_]+)/g)].map(
      (m) => m[1],
    );
    const tables = await db.$queryRaw<{ name: string; guarded: boolean }[]>`
      SELECT c.relname AS name, EXISTS (
        SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname LIKE '%unreckons') AS guarded
      FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname = ANY(${read}::text[])`;
    expect(tables.length).toBeGreaterThan(7);
    expect(tables.filter(({ guarded }) => !guarded)).toEqual([]);
  });
});

describe('while somebody is at work', () => {
  const clients: Client[] = [];
  const begin = async () => {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    clients.push(client);
    await client.connect();
    await client.query('BEGIN');
    return client;
  };
  const setAbsent = (client: Pick<Client, 'query'>) =>
    client.query(
      `UPDATE attendance_mark SET status = 'ABSENT', minutes = NULL
        WHERE (session_id, enrolment_id) = (
          SELECT session_id, enrolment_id FROM attendance_mark WHERE run_id = $1 AND status = 'PRESENT'
          ORDER BY session_id, enrolment_id LIMIT 1)`,
      [runId],
    );
  const begun = async () => {
    await expect
      .poll(() => db.runReckoning.findUnique({ where: { runId }, select: { begun: true } }))
      .not.toEqual({ begun: null });
  };

  beforeEach(async () => {
    await db.$executeRaw`
      UPDATE attendance_mark SET status = 'PRESENT', minutes = NULL WHERE run_id = ${runId}::uuid`;
    await forgetAll();
  });
  afterAll(async () => {
    for (const client of clients) await client.end();
  });

  test('a change that was under way before is waited for', async () => {
    const writer = await begin();
    await setAbsent(writer);
    expect(await reckonAll(today, 100)).toBe(0);
    const reckoning = reckonAll(today);
    await begun();
    await writer.query('COMMIT');
    expect(await reckoning).toBeGreaterThan(0);
    const now = await participations();
    expect(await reckonedRuns()).toContain(runId);
    await forgetAll();
    expect(await participations()).toEqual(now);
  });

  test('a change that comes in between leaves the run for the next time', async () => {
    const slow = await begin();
    await slow.query('SELECT pg_current_xact_id()');
    const reckoning = reckonAll(today);
    await begun();
    const writer = await begin();
    await setAbsent(writer);
    await writer.query('COMMIT');
    await slow.query('COMMIT');
    expect(await reckoning).toBeGreaterThan(0);
    expect(await reckonedRuns()).not.toContain(runId);
    expect((await reckonedRuns()).length).toBeGreaterThan(0);
  });

  test('a run that is being changed is passed over, and nobody waits', async () => {
    await reckonAll(today);
    const writer = await begin();
    await setAbsent(writer);
    const now = await participations();
    // Of the others something is left to do.
    await db.$executeRaw`UPDATE run_reckoning SET begun = NULL, reckoned_at = NULL WHERE run_id <> ${runId}::uuid`;
    expect(await reckonAll(today, 100)).toBe(0);
    expect(await participations()).toEqual(now);
    await writer.query('COMMIT');
    expect(await reckonedRuns()).not.toContain(runId);
  });
});
