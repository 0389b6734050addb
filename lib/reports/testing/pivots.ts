import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/time/day';
import type { FigureKey } from '../figures/definitions/queries';
import type { DimensionName } from '../figures/types';
import type { ReportScope } from '../scope/types';
import { participationsOf, runsOf } from './plain';

/** Something that is counted: what it is (the same one counts once), what it counts for, and its values of each dimension. */
export type Unit = {
  id: string;
  runId: string;
  amount: number;
  values: (dimension: DimensionName) => (string | null)[];
};

type Participation = Awaited<ReturnType<typeof participationsOf>>[number];
type Run = Awaited<ReturnType<typeof runsOf>>[number];

function ofRun(run: Run, dimension: DimensionName): (string | null)[] {
  const day = dayOf(run.endsOn);
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  const one: Partial<Record<DimensionName, string>> = {
    ...{ course: run.courseId, kind: run.course.kind, programme: run.programmeId, heldIn: run.countryCode },
    ...{
      month: day.slice(0, 7),
      quarter: `${day.slice(0, 4)}-Q${quarter}`,
      year: day.slice(0, 4),
      run: run.id,
    },
  };
  if (dimension !== 'donor') return [one[dimension] ?? null];
  return run.donors.length > 0 ? run.donors.map(({ donorId }) => donorId) : [null];
}

/** The units of a figure of a scope, in plain loops. `once`: people where they last took part. */
export async function unitsOf(key: FigureKey, scope: ReportScope, once = false): Promise<Unit[]> {
  const runs = new Map((await runsOf(scope)).map((run) => [run.id, run]));
  const all = await participationsOf(scope);
  const sectors = new Map(
    (await db.institution.findMany({ select: { id: true, sector: true } })).map((each) => [
      each.id,
      each.sector,
    ]),
  );
  const unit = (id: string, amount: number, each: Participation): Unit => ({
    ...{ id, amount, runId: each.runId },
    values: (dimension) => {
      const run = runs.get(each.runId);
      if (dimension === 'country') return [each.country];
      if (dimension === 'sex') return [each.sex];
      if (dimension === 'sector') return [sectors.get(each.institutionId ?? '') ?? null];
      return run ? ofRun(run, dimension) : [];
    },
  });
  const last = new Map<string, Participation>();
  for (const each of all) {
    const known = last.get(each.personId);
    if (!known || `${known.endsOn} ${known.id}` < `${each.endsOn} ${each.id}`) last.set(each.personId, each);
  }
  const people = once ? [...last.values()] : all;
  switch (key) {
    case 'people':
      return people.map((each) => unit(each.personId, 1, each));
    case 'women':
      return people.filter(({ sex }) => sex === 'FEMALE').map((each) => unit(each.personId, 1, each));
    case 'participations':
      return all.map((each) => unit(each.id, 1, each));
    case 'completed':
      return all.filter(({ verdict }) => verdict === 'MET').map((each) => unit(each.id, 1, each));
    case 'personDays':
      return all.map((each) => unit(each.id, each.days, each));
    case 'institutions':
      return all.flatMap((each) => (each.institutionId ? [unit(each.institutionId, 1, each)] : []));
    case 'runs':
      return [...runs.values()].map((run) => ({
        ...{ id: run.id, amount: 1, runId: run.id },
        values: (dimension) => ofRun(run, dimension),
      }));
    default:
      throw new Error(`no plain units of ${key}`);
  }
}

const valueKey = (value: string | null) => value ?? '';

/** What a table of the units says: by "row column", with an asterisk for totals. A unit counts once in each place. */
export function plainPivot(
  units: readonly Unit[],
  rows: DimensionName,
  columns: DimensionName | null,
): Map<string, number> {
  const places = new Map<string, Map<string, number>>();
  const put = (place: string, { id, amount }: Unit) =>
    places.set(place, (places.get(place) ?? new Map<string, number>()).set(id, amount));
  for (const unit of units) {
    put('* *', unit);
    for (const row of unit.values(rows).map(valueKey)) {
      put(`${row} *`, unit);
      for (const column of columns ? unit.values(columns).map(valueKey) : ['']) {
        put(`${row} ${column}`, unit);
        put(`* ${column}`, unit);
      }
    }
  }
  return new Map(
    [...places].map(([place, of]) => [place, [...of.values()].reduce((sum, each) => sum + each, 0)]),
  );
}
