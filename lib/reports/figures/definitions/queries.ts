import { Prisma } from '@/prisma/generated/client';
import type { DimensionName, FigureKey, RelationName, relationOf } from '../types';

export { figureKeys, isShared, type FigureKey } from '../types';

/**
 * Every figure, defined once: which rows it counts. The number on the page, the rows behind it, the exports, the page of
 * observers and the read API all read it here. Its name and "how this number is made" are `reports.figure.KEY` of the
 * messages. To add one: an entry here (with a relation, where it counts something new), and its words.
 */
type Figure = {
  group: FigureGroup;
  of: RelationName;
  where?: Prisma.Sql;
  /** What a row counts for, where that is not one. */
  amount?: Prisma.Sql;
  /** The mean of what its rows count for, to one decimal, and not their sum; of no rows there is none. */
  mean?: true;
  /** Counts people or what people did: a small one would tell of somebody. */
  people: boolean;
};

export const figureGroups = ['reach', 'delivery', 'completion', 'papers', 'after'] as const;

export type FigureGroup = (typeof figureGroups)[number];

const { sql } = Prisma;

export const figures = {
  people: { group: 'reach', of: 'person', people: true },
  women: { group: 'reach', of: 'person', where: sql`x.sex = 'FEMALE'`, people: true },
  men: { group: 'reach', of: 'person', where: sql`x.sex = 'MALE'`, people: true },
  sexNotStated: { group: 'reach', of: 'person', where: sql`x.sex IS NULL`, people: true },
  participations: { group: 'reach', of: 'participation', people: true },
  personDays: { group: 'reach', of: 'day', people: true },
  // Never added to the people: nobody knows whether they came to another run too.
  counted: { group: 'reach', of: 'crowd', amount: sql`x.people`, people: true },
  runs: { group: 'delivery', of: 'run', people: false },
  countries: { group: 'delivery', of: 'country', people: false },
  institutions: { group: 'delivery', of: 'institution', people: false },
  completed: { group: 'completion', of: 'participation', where: sql`x.verdict = 'MET'`, people: true },
  completionOpen: { group: 'completion', of: 'participation', where: sql`x.verdict = 'OPEN'`, people: true },
  notCompleted: { group: 'completion', of: 'participation', where: sql`x.verdict = 'NOT_MET'`, people: true },
  gainPairs: { group: 'completion', of: 'gain', people: true },
  // Hidden where the pairs are: see `shownFigures`.
  meanGain: { group: 'completion', of: 'gain', amount: sql`x.gain`, mean: true, people: false },
  certificatesOfCompletion: {
    ...{ group: 'papers', of: 'certificate', people: true },
    where: sql`x.paper = 'COMPLETION' AND x.ended_at IS NULL`,
  },
  certificatesOfAttendance: {
    ...{ group: 'papers', of: 'certificate', people: true },
    where: sql`x.paper = 'ATTENDANCE' AND x.ended_at IS NULL`,
  },
  certificatesEnded: { group: 'papers', of: 'certificate', where: sql`x.ended_at IS NOT NULL`, people: true },
  statuses: { group: 'papers', of: 'qualification', people: true },
  cascadeReach: { group: 'after', of: 'reached', people: true },
  results: { group: 'after', of: 'result', where: sql`x.dated`, people: false },
  resultsUndated: { group: 'after', of: 'result', where: sql`NOT x.dated`, people: false },
} as const satisfies { [Key in FigureKey]: Figure & { of: (typeof relationOf)[Key] } };

export const figure = (key: FigureKey): Figure => figures[key];

/** The relation that a figure is counted in: days in their participations, which are fewer rows and know how many. */
export const countedIn = (key: FigureKey): RelationName =>
  figure(key).of === 'day' ? 'participation' : figure(key).of;

/** What a row `x` that a figure is counted in counts for, where that is not one. */
export const amountOf = (key: FigureKey): Prisma.Sql | undefined =>
  figure(key).of === 'day' ? sql`x.days` : figure(key).amount;

/** What a figure comes to over the rows `x` that it is counted in. */
export function valueOf(key: FigureKey): Prisma.Sql {
  const { mean, where = sql`true` } = figure(key);
  const amount = amountOf(key);
  if (mean) return sql`round(avg(${amount}) FILTER (WHERE ${where}), 1)`;
  return amount
    ? sql`coalesce(sum(${amount}) FILTER (WHERE ${where}), 0)`
    : sql`count(*) FILTER (WHERE ${where})`;
}

/** What a total divides into: the parts add up to it, also where it is shared out. */
export const divisions = {
  people: ['women', 'men', 'sexNotStated'],
  participations: ['completed', 'completionOpen', 'notCompleted'],
} as const satisfies Partial<Record<FigureKey, readonly FigureKey[]>>;

/** A relation divided by one dimension or two. The words are `reports.table.KEY`. */
type Table = {
  of: RelationName;
  rows: DimensionName;
  columns?: DimensionName;
  total: FigureKey;
  people: boolean;
};

/** What the page divides. Each adds up to its total: a person counts where they last took part. */
export const tables = {
  peopleByCountry: { of: 'person', rows: 'country', columns: 'sex', total: 'people', people: true },
  peopleBySector: { of: 'person', rows: 'sector', total: 'people', people: true },
  participationsByKind: { of: 'participation', rows: 'kind', total: 'participations', people: true },
  participationsByMonth: { of: 'participation', rows: 'month', total: 'participations', people: true },
  participationsByYear: { of: 'participation', rows: 'year', total: 'participations', people: true },
  runsByPlace: { of: 'run', rows: 'heldIn', total: 'runs', people: false },
} as const satisfies Record<string, Table>;

export type TableKey = keyof typeof tables;

export const table = (key: TableKey): Table => tables[key];
