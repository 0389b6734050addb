import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { actorWith, value } from '@/lib/programmes/testing/fixture';
import { audienceByLink, audienceOf } from '@/lib/reports/audience/queries';
import { explore } from '@/lib/reports/explore/queries';
import { usualSort } from '@/lib/reports/explore/schema';
import { askExport, takeExport, writeExport } from '@/lib/reports/exports/commands';
import { figureKeys, type FigureKey } from '@/lib/reports/figures/definitions/queries';
import { report } from '@/lib/reports/figures/queries';
import type { DimensionName } from '@/lib/reports/figures/types';
import type { ReportScope } from '@/lib/reports/scope/types';
import { isSmall } from '@/lib/reports/suppression/rules';
import { plainPivot, unitsOf } from '@/lib/reports/testing/pivots';
import { plainFigures } from '@/lib/reports/testing/plain';
import { officeDay } from '@/lib/reports/today/queries';
import { reportWords } from '@/lib/reports/wording/rules';
import { dayOf } from '@/lib/time/day';
import { loadReferenceProgramme } from './reference';

/** Every figure of the reference programme against what plain counting comes to. */

const office = systemActor('test');
let today = '';
let whole: ReportScope;
let scopes: [string, ReportScope][] = [];

beforeAll(async () => {
  await loadReferenceProgramme(office);
  today = await officeDay(new Date());
  whole = {
    ...{ from: '2010-01-01', to: today, programmeId: null, donorId: null, courseId: null },
    ...{ countryCodes: [], kinds: [] },
  };
  const [donors, courses] = [await db.donor.findMany(), await db.course.findMany()];
  scopes = [
    ['everything', whole],
    ['2017', { ...whole, from: '2017-01-01', to: '2017-12-31' }],
    ['held in Kyrgyzstan', { ...whole, countryCodes: ['KG'] }],
    ['workshops', { ...whole, kinds: ['WORKSHOP'] }],
    ...donors.map(({ id, name }): [string, ReportScope] => [name, { ...whole, donorId: id }]),
    ...courses.map(({ id, code }): [string, ReportScope] => [code, { ...whole, courseId: id }]),
  ];
}, 300_000);
afterAll(() => db.$disconnect());

/** Who was reached through those who completed the runs of a scope, run by run in plain loops. */
async function plainReach(scope: ReportScope): Promise<number> {
  const found = await db.courseRun.findMany({
    where: { cancelledAt: null },
    include: { course: true, donors: true, certificates: true, trainers: true },
  });
  const runs = found.map((run) => ({
    ...run,
    completers: run.certificates.flatMap(({ kind, endedAt, personId }) =>
      kind === 'COMPLETION' && endedAt === null ? [personId] : [],
    ),
  }));
  const inScope = runs.filter(
    (run) =>
      dayOf(run.endsOn) >= scope.from &&
      dayOf(run.endsOn) <= scope.to &&
      (!scope.donorId || run.donors.some(({ donorId }) => donorId === scope.donorId)) &&
      (!scope.courseId || run.courseId === scope.courseId) &&
      (scope.countryCodes.length === 0 || scope.countryCodes.includes(run.countryCode)) &&
      (scope.kinds.length === 0 || scope.kinds.includes(run.course.kind)),
  );
  let level = inScope.filter(({ completers }) => completers.length > 0);
  const known = new Set(level.flatMap(({ completers }) => completers));
  const reached = new Set<string>();
  const seen = new Set(level.map(({ id }) => id));
  while (level.length > 0) {
    const above = level;
    level = runs.filter(
      (run) =>
        !seen.has(run.id) &&
        above.some(
          (each) =>
            each.endsOn < run.startsOn &&
            run.trainers.some(
              ({ personId, removedAt }) => removedAt === null && each.completers.includes(personId),
            ),
        ),
    );
    for (const run of level) {
      seen.add(run.id);
      for (const person of run.completers) if (!known.has(person)) reached.add(person);
    }
  }
  return reached.size;
}

test('it is what the source tells of: 250 inspectors, and all who came with them', async () => {
  const course = await db.course.findUniqueOrThrow({ where: { code: 'PVE-MOI' } });
  const scope = { ...whole, courseId: course.id, from: '2017-01-01', to: '2017-12-31' };
  const { people } = await db.enrolment
    .findMany({ where: { run: { courseId: course.id, endsOn: { lte: new Date('2017-12-31') } } } })
    .then((places) => ({ people: new Set(places.map(({ personId }) => personId)).size }));
  expect(people).toBe(250);
  const { figures } = await report(audienceOf(office), scope, today);
  expect(figures).toMatchObject({ people: (await plainFigures(scope)).people, runs: 9 });
});

test('every figure is what plain counting comes to, in every scope', async () => {
  let compared = 0;
  for (const [name, scope] of scopes) {
    const { figures } = await report(audienceOf(office), scope, today);
    const plain: Partial<Record<FigureKey, number>> = {
      ...(await plainFigures(scope)),
      cascadeReach: await plainReach(scope),
    };
    for (const key of figureKeys) {
      expect([name, key, figures[key]]).toEqual([name, key, plain[key]]);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(200);
}, 180_000);

test('three donors’ parts of the workshop are fifty, thirty and twenty of each number', async () => {
  const run = await db.courseRun.findFirstOrThrow({
    where: { course: { code: 'CCP-PPP' } },
    include: { donors: { orderBy: { sharePercent: 'desc' } } },
  });
  expect(run.donors.map(({ sharePercent }) => Number(sharePercent))).toEqual([50, 30, 20]);
  const scope = { ...whole, courseId: run.courseId };
  const full = await report(audienceOf(office), scope, today);
  const parts = [];
  for (const { donorId } of run.donors)
    parts.push(await report(audienceOf(office), { ...scope, donorId, sharedOut: true }, today));
  for (const key of [
    'people',
    'women',
    'men',
    'participations',
    'personDays',
    'certificatesOfAttendance',
  ] as const)
    expect([key, parts.reduce((sum, { figures }) => sum + (figures[key] ?? NaN), 0)]).toEqual([
      key,
      full.figures[key],
    ]);
  const spent = 918_040 + 2_231_575 + 64_000;
  expect(full.costs).toEqual([{ currency: 'USD', budgetMinor: 3_130_000, actualMinor: spent }]);
  // 16,068.075 and 9,640.845 cannot both be rounded up: the larger share comes first.
  expect(parts.map(({ costs }) => costs[0]?.actualMinor)).toEqual([1_606_808, 964_084, 642_723]);
  expect(parts.map(({ unstated }) => unstated)).toEqual([0, 0, 0]);
});

const pairs: [FigureKey, DimensionName, DimensionName | null][] = [
  ['people', 'country', 'sex'],
  ['people', 'course', 'heldIn'],
  ['participations', 'run', 'sector'],
  ['participations', 'donor', 'kind'],
  ['personDays', 'year', 'country'],
  ['completed', 'course', 'sex'],
  ['institutions', 'country', null],
];

describe('tables', () => {
  test('are what plain counting comes to', async () => {
    for (const [figure, rows, columns] of pairs) {
      const of = { figure, rows, columns, sort: usualSort(rows), hide: false, scope: whole, preset: null };
      const { pivot } = await explore(audienceOf(office), of, today);
      const plain = plainPivot(await unitsOf(figure, whole), rows, columns);
      expect([figure, rows, pivot.total]).toEqual([figure, rows, plain.get('* *')]);
      for (const { bucket, cells, total } of pivot.rows) {
        expect([rows, bucket.value, total]).toEqual([
          rows,
          bucket.value,
          plain.get(`${bucket.value ?? ''} *`),
        ]);
        cells.forEach((cell, at) =>
          expect(cell).toBe(plain.get(`${bucket.value ?? ''} ${pivot.columns[at]?.value ?? ''}`) ?? 0),
        );
      }
    }
  });

  test('without names show no few people', async () => {
    for (const [figure, rows, columns] of pairs.filter(([key]) => key !== 'institutions')) {
      const of = { figure, rows, columns, sort: usualSort(rows), hide: true, scope: whole, preset: null };
      const { pivot } = await explore(audienceByLink(office), of, today);
      for (const n of [...pivot.rows.flatMap((row) => [...row.cells, row.total]), ...pivot.columnTotals])
        expect(isSmall(n ?? 0)).toBe(false);
    }
  });
});

test('the workbook, read by another program, says the figures and tables of the page', async () => {
  const coordinator = await actorWith({});
  const { figures, tables } = await report(audienceOf(coordinator), whole, today);
  const { exportId } = value(
    await askExport(coordinator, { format: 'XLSX', language: 'EN', purpose: 'Proof', scope: whole }),
  );
  await writeExport(exportId);
  const book = read(value(await takeExport(coordinator, exportId)).bytes);
  const t = reportWords('EN');
  const rows = (sheet: string) =>
    utils.sheet_to_json<unknown[]>(book.Sheets[sheet.slice(0, 31)] ?? {}, { header: 1, defval: null });
  const said = new Map(rows(t('title')).map(([name, now]) => [name, now]));
  for (const key of figureKeys)
    expect([key, said.get(t(`figure.${key}.name`))]).toEqual([key, figures[key] ?? null]);
  const byCountry = rows(t('table.peopleByCountry'));
  expect(byCountry.slice(1, -1).map((row) => row.at(-1))).toEqual(
    tables.peopleByCountry.rows.map(({ total }) => total),
  );
  expect(byCountry.at(-1)?.slice(1)).toEqual([
    ...tables.peopleByCountry.columnTotals,
    tables.peopleByCountry.total,
  ]);
  for (const key of ['participations', 'people', 'runs'] as const)
    expect(rows(t(`figure.${key}.name`))).toHaveLength((figures[key] ?? 0) + 1);
});
