/**
 * What is measured without a browser's request, in a process of its own: `inside.ts FACTS PEOPLE FIGURES`. The list has
 * 10,000 rows, of whom three in ten are known.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { applyImport } from '@/lib/enrolments/imports/application/commands';
import { openImport } from '@/lib/enrolments/imports/commands';
import { importPreview } from '@/lib/enrolments/imports/queries';
import type { Outcome } from '@/lib/errors/outcome';
import { branch } from '@/lib/qualifications/cascade/branches/queries';
import { cascadeReach } from '@/lib/qualifications/cascade/queries';
import type { CascadeRoot, Direction } from '@/lib/qualifications/cascade/types';
import { audienceOf } from '@/lib/reports/audience/queries';
import { explore, mostRows } from '@/lib/reports/explore/queries';
import { usualSort } from '@/lib/reports/explore/schema';
import type { Exploration } from '@/lib/reports/explore/types';
import { writeWorkbook } from '@/lib/reports/exports/workbook/queries';
import { report } from '@/lib/reports/figures/queries';
import { reckonAll } from '@/lib/reports/figures/reckoning/commands';
import { movePreview } from '@/lib/runs/moves/preview/queries';
import { addDays, dayOf } from '@/lib/time/day';
import { nameOf } from './names';
import type { ScaleFacts } from './fill';

export type InsideFigures = Record<
  | 'clash-check'
  | 'cascade-reach'
  | 'cascade-reach-run'
  | 'cascade-reach-up'
  | 'cascade-reach-up-run'
  | 'cascade-branch'
  | 'report-part'
  | 'report-whole'
  | 'report-workbook'
  | 'explore'
  | 'import-preview'
  | 'import-apply',
  number[]
>;

const rowsOfList = 10_000;
const known = 3_000;

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusals.slice(0, 3))}`);
  return outcome.value;
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - began };
}

/** Everything that is said of a run before it moves: to its trainers, rooms and people. The first one only warms up. */
async function clashes(actor: Actor, runIds: string[]): Promise<number[]> {
  const samples: number[] = [];
  for (const days of [0, 1, 7, 31]) {
    for (const id of runIds) {
      const run = await db.courseRun.findUniqueOrThrow({
        where: { id },
        select: { startsOn: true, endsOn: true, venueId: true },
      });
      const target = {
        startsOn: addDays(dayOf(run.startsOn), days),
        endsOn: addDays(dayOf(run.endsOn), days),
        venueId: run.venueId,
      };
      const { milliseconds } = await timed(() => movePreview(actor, id, target));
      if (days > 0) samples.push(milliseconds);
    }
  }
  return samples;
}

/**
 * The whole cascade of everyone who was ever trained, and of those who follow, from a person and from a run, downward and
 * upward; and one branch of each unfolded.
 */
async function cascades(actor: Actor, trainerIds: string[], people: number) {
  const [first = ''] = trainerIds;
  const { people: reached } = await cascadeReach(actor, { personId: first }, 'DOWN');
  if (reached < people * 0.3) throw new Error(`${reached} of ${people} people are reached`);
  const branches: number[] = [];
  const roots = [...Array<string>(20).fill(first), ...trainerIds.slice(1, 21)];
  const reach = await reaches(
    actor,
    roots.map((personId) => ({ personId })),
    'DOWN',
  );
  const taught = await db.trainerAssignment.findMany({
    where: { personId: { in: trainerIds.slice(0, 10) }, run: { certificates: { some: {} } } },
    orderBy: { run: { startsOn: 'asc' } },
    take: 40,
    select: { runId: true },
  });
  const ofRuns = await reaches(actor, taught, 'DOWN');
  const unfold = { direction: 'DOWN' as const, boundary: null, skip: 0 };
  for (const id of trainerIds) {
    const runs = await timed(() => branch(actor, { ...unfold, kind: 'PERSON', id }));
    const [run] = runs.value;
    if (!run) throw new Error('a trainer has no run');
    const below = await timed(() => branch(actor, { ...unfold, kind: 'RUN', id: run.id }));
    branches.push(runs.milliseconds, below.milliseconds);
  }
  const { people: above, runs: runsAbove } = await lastTrained();
  return {
    'cascade-reach': reach,
    'cascade-reach-run': ofRuns,
    'cascade-reach-up': await reaches(actor, above, 'UP'),
    'cascade-reach-up-run': await reaches(actor, runsAbove, 'UP'),
    'cascade-branch': branches,
  };
}

/** How long the figures of each of these cascades take. The first one only warms up. */
async function reaches(actor: Actor, roots: readonly CascadeRoot[], direction: Direction): Promise<number[]> {
  const samples: number[] = [];
  let most = 0;
  for (const root of [...roots.slice(0, 1), ...roots]) {
    const { value, milliseconds } = await timed(() => cascadeReach(actor, root, direction));
    most = Math.max(most, value.generations.length);
    samples.push(milliseconds);
  }
  if (most < 3) throw new Error(`a cascade that goes ${direction} has ${most} generations`);
  return samples.slice(1);
}

/** The runs that were certified last, and somebody of each: those who have the most generations above them. */
async function lastTrained() {
  const runs = await db.courseRun.findMany({
    where: { certificates: { some: {} } },
    orderBy: { startsOn: 'desc' },
    take: 40,
    select: { id: true, certificates: { take: 1, select: { personId: true } } },
  });
  return {
    runs: runs.map(({ id }) => ({ runId: id })),
    people: runs.flatMap(({ certificates }) => certificates.map(({ personId }) => ({ personId }))),
  };
}

/** The report of a year, the runs reckoned: of everything, and of a fifth of it; and the workbook of so long that it has 50,000 participations. */
async function reports(actor: Actor) {
  const today = dayOf(new Date());
  const whole = {
    ...{ from: addDays(today, -364), to: today, programmeId: null, donorId: null, courseId: null },
    ...{ countryCodes: [] as string[], kinds: [] },
  };
  const figures: Pick<InsideFigures, 'report-part' | 'report-whole' | 'report-workbook'> = {
    ...{ 'report-part': [], 'report-whole': [], 'report-workbook': [] },
  };
  await reckonAll(today);
  for (let round = 0; round < 10; round++) {
    for (const [name, countryCodes] of [
      ['report-whole', []],
      ['report-part', ['KG']],
    ] as const) {
      const scope = { ...whole, countryCodes: [...countryCodes] };
      const { value, milliseconds } = await timed(() => report(audienceOf(actor), scope, today));
      if (!value.figures.participations) throw new Error('the report is empty');
      figures[name].push(milliseconds);
    }
  }
  const before = process.memoryUsage().rss;
  let [most, bytes] = [0, 0];
  const scope = { ...whole, from: addDays(today, -440) };
  const { milliseconds } = await timed(() =>
    writeWorkbook(
      actor,
      { scope, language: 'EN', today },
      (chunk) => (bytes += chunk.length),
      async () => {
        most = Math.max(most, process.memoryUsage().rss - before);
      },
    ),
  );
  if (bytes === 0 || most > 300 * 1024 * 1024)
    throw new Error(`a workbook of ${bytes} bytes took ${most} bytes`);
  figures['report-workbook'].push(milliseconds);
  return figures;
}

/** Tables of a year of everything: of people, of what donors share, and as long and as wide as they can be. */
async function explorations(actor: Actor): Promise<Pick<InsideFigures, 'explore'>> {
  const today = dayOf(new Date());
  const scope = {
    ...{ from: addDays(today, -364), to: today, programmeId: null, donorId: null, courseId: null },
    ...{ countryCodes: [] as string[], kinds: [] },
  };
  const usual = { sort: usualSort('country'), hide: false, preset: null, scope };
  const asked: Exploration[] = [
    { ...usual, figure: 'people', rows: 'country', columns: 'sex' },
    { ...usual, figure: 'people', rows: 'run', columns: 'month' },
    { ...usual, figure: 'personDays', rows: 'course', columns: 'country' },
    {
      ...usual,
      figure: 'participations',
      rows: 'donor',
      columns: 'month',
      scope: { ...scope, sharedOut: true },
    },
  ];
  const samples: number[] = [];
  for (let round = 0; round < 5; round++)
    for (const of of asked) {
      const { value, milliseconds } = await timed(() => explore(audienceOf(actor), of, today));
      if (!value.pivot.total) throw new Error('the table is empty');
      if (value.pivot.rows.length > mostRows + 1) throw new Error('the table has no end');
      samples.push(milliseconds);
    }
  return { explore: samples };
}

/** As a ministry writes it: a title, a header, a row a person. */
function list(people: number): Uint8Array {
  const rows = Array.from({ length: rowsOfList }, (_, place) => {
    const { officialName, female } = nameOf(place < known ? place * 7 : people + place);
    const phone = place < known ? `+996555${String(place * 7).padStart(6, '0')}` : '';
    return [place + 1, officialName, female ? 'жен.' : 'муж.', 'Инспектор', phone];
  });
  const head = [['Список участников'], [], ['№', 'Ф.И.О.', 'Пол', 'Должность', 'Телефон']];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([...head, ...rows]), 'Список');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

async function imports(actor: Actor, runId: string, people: number) {
  const bytes = list(people);
  const previewed = await timed(async () => {
    const { batchId } = must(await openImport(actor, runId, { fileName: 'list.xlsx', bytes }));
    const { preview } = await importPreview(actor, batchId);
    return { batchId, rows: must(preview).rows.length };
  });
  const { batchId, rows } = previewed.value;
  if (rows !== rowsOfList) throw new Error(`${rows} of ${rowsOfList} rows were read`);
  const applied = await timed(() =>
    applyImport(actor, batchId, { state: 'NOMINATED', decisions: {}, undecided: 'NEW', reason: null }),
  );
  must(applied.value);
  const places = await db.enrolment.count({ where: { runId } });
  if (places < rowsOfList * 0.99) throw new Error(`${places} of ${rowsOfList} people are on the run`);
  return { 'import-preview': [previewed.milliseconds], 'import-apply': [applied.milliseconds] };
}

const [factsFile = '', people = '', figuresFile = ''] = process.argv.slice(2);
const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as ScaleFacts;
const actor = await loadActor(facts.coordinator.accountId);
if (!actor) throw new Error('the account is not there');
const figures: InsideFigures = {
  'clash-check': await clashes(actor, facts.runIds),
  ...(await cascades(actor, facts.trainerIds, Number(people))),
  ...(await reports(actor)),
  ...(await explorations(actor)),
  ...(await imports(actor, facts.listRunId, Number(people))),
};
writeFileSync(figuresFile, JSON.stringify(figures));
await db.$disconnect();
