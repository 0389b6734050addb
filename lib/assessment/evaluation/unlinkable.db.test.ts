import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { value } from '@/lib/runs/testing/fixture';
import { answer, evaluated, ownOf } from './testing/fixture';

/**
 * Whoever holds the whole database, its audit log and even where and by which transaction each row was written, tries to
 * find out who wrote what. The answers are as telling as answers can be: every person writes a text of their own.
 */
const people = 40;
type Row = Record<string, unknown>;
/** A table as it lies on the disk, with what the database notes of each row. */
let dump: Map<string, Row[]>;
let enrolmentIds: string[];
let runId: string;
/** What the searcher does not have: who wrote which text, in the order in which they answered. */
let wrote: { enrolmentId: string; text: string; rating: number }[];

beforeAll(async () => {
  ({ runId, enrolmentIds } = await evaluated(people, { trainers: ['Anna Teacher', 'Boris Teacher'] }));
  const order = [...enrolmentIds].sort((a, b) => sha(a).localeCompare(sha(b)));
  wrote = order.map((enrolmentId, place) => ({
    enrolmentId,
    text: `${'letter '.repeat(1 + ((place * 7) % 30))}${sha(enrolmentId).slice(0, 8)}`,
    rating: 1 + (place % 5),
  }));
  for (const { enrolmentId, text, rating } of wrote)
    value(await answer(ownOf(enrolmentId), rating, { best: text }));
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  dump = new Map();
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: Row }[]>(
      `SELECT to_jsonb(t) || jsonb_build_object('ctid', t.ctid::text, 'xmin', t.xmin::text) AS row FROM "${name}" t ORDER BY t.ctid`,
    );
    dump.set(
      name,
      rows.map(({ row }) => row),
    );
  }
}, 120_000);
afterAll(() => db.$disconnect());

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const table = (name: string) => dump.get(name) ?? [];
const texts = () => table('evaluation_text');
const tables = ['run_evaluation', 'evaluation_turn', 'evaluation_tally', 'evaluation_text'];

/** How many of two lists of people agree, place by place. By chance it is one, and more than eight once in a million tries. */
const agreeing = (a: readonly string[], b: readonly string[]) =>
  a.filter((each, place) => each === b[place]).length;
const byChance = 8;

const writerOf = (text: unknown) => wrote.find((each) => each.text === text)?.enrolmentId ?? '';
const sorted = (rows: readonly Row[], key: string) =>
  [...rows].sort((a, b) => String(a[key]).localeCompare(String(b[key])));

test('every order that the texts can be put in tells as little as a lottery', () => {
  expect(texts()).toHaveLength(people);
  const ofTexts = [texts(), sorted(texts(), 'id'), sorted(texts(), 'xmin')].map((rows) =>
    rows.map(({ text }) => writerOf(text)),
  );
  // With the office's secret the hashes do tell who answered, and never what.
  const ownerOf = new Map(
    enrolmentIds.map((id) => [
      createHash('sha256')
        .update(`own\n${ownOf(id)}`)
        .digest('hex'),
      id,
    ]),
  );
  const turns = table('evaluation_turn');
  expect(turns.every((turn) => ownerOf.has(String(turn.token_hash)))).toBe(true);
  const ofPeople = [
    wrote.map(({ enrolmentId }) => enrolmentId),
    enrolmentIds,
    sorted(table('enrolment'), 'id').map(({ id }) => String(id)),
    turns.map((turn) => ownerOf.get(String(turn.token_hash)) ?? ''),
    sorted(turns, 'token_hash').map((turn) => ownerOf.get(String(turn.token_hash)) ?? ''),
  ];
  for (const order of ofTexts) {
    for (const guess of ofPeople) {
      expect(agreeing(order, guess)).toBeLessThanOrEqual(byChance);
      expect(agreeing(order, guess.toReversed())).toBeLessThanOrEqual(byChance);
    }
  }
});

test('all rows of a run were written by one transaction, so that none was written with a person’s turn', () => {
  for (const name of ['evaluation_turn', 'evaluation_tally', 'evaluation_text'])
    expect(new Set(table(name).map(({ xmin }) => xmin)).size, name).toBe(1);
});

test('no row tells a person, a place, a moment or the rest of a sheet', () => {
  const known = new Set(
    ['person', 'enrolment', 'account'].flatMap((name) => table(name).map(({ id }) => String(id))),
  );
  for (const name of tables) {
    for (const { ctid, xmin, ...row } of table(name)) {
      expect([ctid, xmin]).not.toContain(undefined);
      for (const [column, cell] of Object.entries(row)) {
        expect(known.has(String(cell)), `${name}.${column}`).toBe(false);
        expect(String(cell), `${name}.${column}`).not.toMatch(/\d{4}-\d\d-\d\dT|^\d{4}-\d\d-\d\d \d\d:/);
      }
    }
  }
  // The version of uuid that holds the time is 7; these are drawn by lot.
  for (const name of ['evaluation_tally', 'evaluation_text'])
    for (const { id } of table(name)) expect(String(id)[14]).toBe('4');
  expect(Object.keys(texts()[0] ?? {}).sort()).toEqual(
    ['assignment_id', 'ctid', 'id', 'question', 'run_id', 'session_id', 'text', 'waiting', 'xmin'].sort(),
  );
});

test('nothing else in the database says that anybody answered: neither the log, nor a mail, nor a job', async () => {
  const others = [...dump.entries()].filter(([name]) => !tables.includes(name));
  for (const [name, rows] of others) {
    const written = JSON.stringify(rows);
    for (const { text } of wrote) expect(written.includes(text), name).toBe(false);
    for (const turn of table('evaluation_turn'))
      expect(written.includes(String(turn.token_hash)), name).toBe(false);
  }
  const log = table('audit_entry').map(({ action }) => String(action));
  expect(log.filter((action) => /evaluat/i.test(action))).toEqual([]);
  const [jobs] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier ~* 'evaluat'`;
  expect(Number(jobs?.count)).toBe(0);
});

test('without the secret of the office the hashes do not even tell who answered', () => {
  expect(codeSecret().length).toBeGreaterThan(20);
  const cells = [...dump.values()].flat().flatMap((row) => Object.values(row).map(String));
  const hashes = new Set(cells.flatMap((cell) => [sha(cell), sha(`own\n${cell}`)]));
  for (const turn of table('evaluation_turn')) expect(hashes.has(String(turn.token_hash))).toBe(false);
});

test('sums are all that is left of what was ticked: as many as there are choices, not as there are people', () => {
  // Four questions about the run and two about each of two trainers, none with more than five choices.
  expect(table('evaluation_tally').length).toBeLessThanOrEqual(5 * 3 + 1 + 2 * 2 * 5);
  expect(runId).toBe(table('run_evaluation')[0]?.run_id);
});
