import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import * as policy from './policy';
import * as scope from './scope';
import { actorOf, kindNames, type KindName } from './testing/actors';
import { createWorld } from './testing/world';

let ids: Map<string, string>;
beforeAll(async () => {
  ids = await createWorld();
});
afterAll(() => db.$disconnect());

/** Ids of the world; what is not in it (accounts, institutions) may be anything. */
const idOf = (key: string) => ids.get(key) ?? '00000000-0000-7000-8000-000000000000';
const actor = (kind: KindName) => actorOf(kind, idOf);
const sorted = (rows: { id: string }[]) => rows.map((row) => row.id).sort();

async function runFacts() {
  const rows = await db.courseRun.findMany({
    select: {
      id: true,
      programmeId: true,
      countryCode: true,
      trainers: { where: { removedAt: null }, select: { personId: true } },
    },
  });
  return rows.map((row) => ({ ...row, trainerIds: row.trainers.map((trainer) => trainer.personId) }));
}

const run = { programmeId: true, countryCode: true } as const;

async function personFacts() {
  const rows = await db.person.findMany({
    select: {
      id: true,
      enrolments: { select: { run: { select: run } } },
      trainerOf: { select: { removedAt: true, run: { select: run } } },
    },
  });
  return rows.map(({ id, enrolments, trainerOf }) => ({
    id,
    personId: id,
    runs: [...enrolments, ...trainerOf.filter((each) => each.removedAt === null)].map((each) => each.run),
    unattached: enrolments.length + trainerOf.length === 0,
  }));
}

const programmeFacts = async () =>
  (await db.programme.findMany({ select: { id: true, countries: { select: { countryCode: true } } } })).map(
    (row) => ({
      id: row.id,
      programmeId: row.id,
      countryCodes: row.countries.map((country) => country.countryCode),
    }),
  );

type Ask = (kind: KindName) => Promise<[listed: { id: string }[], allowed: { id: string }[]]>;
const select = { id: true } as const;

/** Each filter beside the predicate of the same meaning. */
const pairs: Record<keyof typeof scope, Ask> = {
  managedRuns: async (kind) => [
    await db.courseRun.findMany({ where: scope.managedRuns(actor(kind)), select }),
    (await runFacts()).filter((each) => policy.canManageRun(actor(kind), each)),
  ],
  managedRunsSql: async (kind) => [
    await db.$queryRaw<{ id: string }[]>`
      SELECT r.id FROM course_run r WHERE ${scope.managedRunsSql(actor(kind))}`,
    (await runFacts()).filter((each) => policy.canManageRun(actor(kind), each)),
  ],
  countedRunsSql: async (kind) => [
    await db.$queryRaw<{ id: string }[]>`
      SELECT r.id FROM course_run r WHERE ${scope.countedRunsSql(actor(kind))}`,
    (await runFacts()).filter((each) => policy.canCountRun(actor(kind), each)),
  ],
  taughtRuns: async (kind) => [
    await db.courseRun.findMany({ where: scope.taughtRuns(actor(kind)), select }),
    (await runFacts()).filter((each) => policy.teachesRun(actor(kind), each)),
  ],
  recordableRuns: async (kind) => [
    await db.courseRun.findMany({ where: scope.recordableRuns(actor(kind)), select }),
    (await runFacts()).filter((each) => policy.canRecordAttendance(actor(kind), each)),
  ],
  visibleProgrammes: async (kind) => [
    await db.programme.findMany({ where: scope.visibleProgrammes(actor(kind)), select }),
    (await programmeFacts()).filter((each) => policy.canSeeProgramme(actor(kind), each)),
  ],
  visiblePeople: async (kind) => [
    await db.person.findMany({ where: scope.visiblePeople(actor(kind)), select }),
    (await personFacts()).filter((each) => policy.canSeePerson(actor(kind), each)),
  ],
};

test('every filter has its predicate', () =>
  expect(Object.keys(pairs).sort()).toEqual(Object.keys(scope).sort()));

test.each(
  kindNames.flatMap((kind) => Object.entries(pairs).map(([name, ask]) => [kind, name, ask] as const)),
)('%s: %s lists exactly what is allowed', async (kind, _, ask) => {
  const [listed, allowed] = await ask(kind);
  expect(sorted(listed)).toEqual(sorted(allowed));
});

test('the world tells the kinds apart: somebody may nothing, somebody all, most a part', async () => {
  const counts = await Promise.all(
    kindNames.map(async (kind) => (await pairs.recordableRuns(kind))[0].length),
  );
  expect(new Set(counts)).toEqual(new Set([0, 1, 2, 4]));
});
