import type { Day } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import type { Audience } from '../audience/queries';
import { previousPeriod } from '../scope/rules';
import type { Period, ReportScope } from '../scope/types';
import { donorParts, type DonorParts } from '../shares/queries';
import {
  countedIn,
  figure,
  figureKeys,
  table,
  tables,
  valueOf,
  type FigureKey,
  type TableKey,
} from './definitions/queries';
import { columnOf } from './dimensions/queries';
import { readRelations, relations, rowsOf } from './relations/queries';
import {
  ofSex,
  shownFigures,
  shownTable,
  type Cell,
  type Cost,
  type Figures,
  type ReportTable,
} from './rules';
import { relationNames, type RelationName } from './types';

const { sql } = Prisma;

/** A row of the statement: of a figure, of a table's cell, of the quotas or of the costs. */
type Line = {
  what: 'FIGURE' | 'TABLE' | 'QUOTA' | 'COST';
  key: string;
  row: string | null;
  column: string | null;
  /** Null: of a figure that nothing is there to reckon from. */
  n: number | null;
};

/** All figures of one relation, counted in one pass. */
function figuresOf(relation: RelationName): Prisma.Sql[] {
  const keys = figureKeys.filter((key) => countedIn(key) === relation);
  if (keys.length === 0) return [];
  const counts = keys.map((key) => sql`(${valueOf(key)})::float8`);
  return [
    sql`SELECT 'FIGURE', f.key, NULL, NULL, f.n
      FROM (SELECT ARRAY[${Prisma.join(counts)}] AS counts FROM (${rowsOf[relation]}) AS x) AS counted,
        unnest(${keys}::text[], counted.counts) AS f(key, n)`,
  ];
}

const tableOf = (key: TableKey): Prisma.Sql => {
  const { of, rows, columns } = table(key);
  return sql`SELECT 'TABLE', ${key}::text, d.row, d.column, count(*)::int
    FROM (SELECT ${columnOf(rows)} AS row, ${columnOf(columns)} AS column FROM (${rowsOf[of]}) AS x) AS d
    GROUP BY d.row, d.column`;
};

/** Places by quota and who came, of the runs that have quotas; an institution's are those of its country. */
const quotas = sql`
  SELECT 'QUOTA', q.key, q.country, NULL, q.n FROM (
    SELECT coalesce(q.country_code, i.country_code)::text AS country,
      sum(q.places)::int AS places, round(sum(q.places * coalesce(q.women_percent, 0) / 100.0))::int AS women
    FROM run JOIN run_quota q ON q.run_id = run.id LEFT JOIN institution i ON i.id = q.institution_id GROUP BY 1) AS planned
  CROSS JOIN LATERAL (VALUES ('places', planned.country, planned.places), ('womenAimed', planned.country, planned.women))
    AS q(key, country, n)
  UNION ALL
  SELECT 'QUOTA', q.key, q.country, NULL, q.n FROM (
    SELECT x.country, count(*)::int AS came, (count(*) FILTER (WHERE x.sex = 'FEMALE'))::int AS women FROM participation x
    WHERE EXISTS (SELECT FROM run_quota w WHERE w.run_id = x.run_id) GROUP BY 1) AS came
  CROSS JOIN LATERAL (VALUES ('came', came.country, came.came), ('women', came.country, came.women)) AS q(key, country, n)`;

const costs = sql`
  SELECT 'COST', k.currency, c.kind, NULL, sum(c.minor)::float8 FROM cost_of k
  CROSS JOIN LATERAL (VALUES ('budget', k.budget), ('actual', k.actual)) AS c(kind, minor) GROUP BY 2, 3`;

async function lines(audience: Audience, scope: ReportScope, today: Day, whole: boolean): Promise<Line[]> {
  // For observers the tables belong to the figures: what is suppressed in one is not told by the other.
  const divided = whole || !audience.names ? (Object.keys(tables) as TableKey[]).map(tableOf) : [];
  const parts = [
    ...relationNames.flatMap(figuresOf),
    ...divided,
    ...(whole && audience.names ? [quotas, costs] : []),
  ];
  return readRelations<Line>(sql`
    ${relations(audience, scope, today)}
    SELECT l.what, l.key, l.row, l.column, l.n FROM (${Prisma.join(parts, ' UNION ALL ')})
      AS l(what, key, row, "column", n)`);
}

export type QuotaRow = {
  country: string | null;
  places: number;
  came: number;
  womenAimed: number;
  women: number;
};

function quotaRows(found: readonly Line[]): QuotaRow[] {
  const rows = new Map<string | null, QuotaRow>();
  for (const { what, key, row, n } of found) {
    if (what !== 'QUOTA') continue;
    const known = rows.get(row) ?? { country: row, places: 0, came: 0, womenAimed: 0, women: 0 };
    rows.set(row, { ...known, [key]: n ?? 0 });
  }
  return [...rows.values()].sort(
    (a, b) => b.places - a.places || (a.country ?? '').localeCompare(b.country ?? '', 'en'),
  );
}

function costsOf(found: readonly Line[]): Cost[] {
  const ofCosts = found.filter(({ what }) => what === 'COST');
  const part = (currency: string, kind: string) =>
    ofCosts.find(({ key, row }) => key === currency && row === kind)?.n ?? 0;
  return [...new Set(ofCosts.map(({ key }) => key))].sort().map((currency) => ({
    currency,
    budgetMinor: part(currency, 'budget'),
    actualMinor: part(currency, 'actual'),
  }));
}

/** The figures and tables of what was counted, in full or (with `parts`) as one donor's part of it. */
function conclude(
  audience: Audience,
  found: readonly Line[],
  parts: DonorParts | null,
): { figures: Figures; tables: Record<TableKey, ReportTable> } {
  const whole = Object.fromEntries(
    found.flatMap(({ what, key, n }): [string, number][] =>
      what === 'FIGURE' && n !== null ? [[key, n]] : [],
    ),
  ) as Record<FigureKey, number>;
  const counts = { ...whole, ...parts?.figures };
  const cells = (key: string): Cell[] =>
    found.flatMap(({ what, key: of, row, column, n }) =>
      what === 'TABLE' && of === key ? [{ row, column, n: n ?? 0 }] : [],
    );
  const shown = Object.fromEntries(
    (Object.keys(tables) as TableKey[]).map((key) => {
      const { people, total } = table(key);
      const ofColumns = key === 'peopleByCountry' ? counts : null;
      const shared = parts && {
        weights: parts.tables[key] ?? [],
        total: counts[total],
        ofColumn: (column: string | null) => (ofColumns ? ofSex(ofColumns, column) : counts[total]),
      };
      return [key, shownTable(cells(key), audience.names || !people, shared)];
    }),
  ) as Record<TableKey, ReportTable>;
  const bySex = audience.names ? null : shown.peopleByCountry;
  return {
    figures: shownFigures(counts, (key) => figure(key as FigureKey).people, bySex, whole),
    tables: shown,
  };
}

export type Report = {
  figures: Figures;
  previous: Figures;
  previousPeriod: Period;
  tables: Record<TableKey, ReportTable>;
  /** For who sees names only. */
  quotas: QuotaRow[];
  /** By currency; for who sees names only. */
  costs: Cost[];
  /** Where a donor's part is reckoned: the runs of which no shares are said, and which are in nobody's part. */
  unstated: number;
};

/**
 * The figures of a scope, with those of the period before. Two statements, whatever the scope, and two more where a
 * donor's part is reckoned; numbers are suppressed where the audience may not see names.
 */
export async function report(audience: Audience, scope: ReportScope, today: Day): Promise<Report> {
  const before = previousPeriod(scope, today);
  const earlier = { ...scope, ...before };
  const partsIn = (of: ReportScope) =>
    of.sharedOut && of.donorId ? donorParts(audience, of, of.donorId, today) : null;
  const [now, then, parts, partsBefore] = await Promise.all([
    lines(audience, scope, today, true),
    lines(audience, earlier, today, false),
    partsIn(scope),
    partsIn(earlier),
  ]);
  return {
    ...conclude(audience, now, parts),
    previous: conclude(audience, then, partsBefore).figures,
    previousPeriod: before,
    quotas: quotaRows(now),
    costs: parts?.costs ?? costsOf(now),
    unstated: parts?.unstated ?? 0,
  };
}
