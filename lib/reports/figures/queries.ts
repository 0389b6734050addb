import { db } from '@/lib/db/client';
import type { Day } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import type { Audience } from '../audience/queries';
import { previousPeriod } from '../scope/rules';
import type { Period, ReportScope } from '../scope/types';
import { figure, figureKeys, table, tables, type FigureKey, type TableKey } from './definitions/queries';
import { dimensions } from './dimensions/queries';
import { relations, rowsOf } from './relations/queries';
import { shownFigures, shownTable, type Cell, type Figures, type ReportTable } from './rules';
import { relationNames, type DimensionName, type RelationName } from './types';

const { sql } = Prisma;

/** A row of the statement: of a figure, of a table's cell, or of the quotas. */
type Line = {
  what: 'FIGURE' | 'TABLE' | 'QUOTA';
  key: string;
  row: string | null;
  column: string | null;
  /** Null: of a figure that nothing is there to reckon from. */
  n: number | null;
};

/** All figures of one relation, counted in one pass. */
function figuresOf(relation: RelationName): Prisma.Sql[] {
  const keys = figureKeys.filter((key) => figure(key).of === relation);
  if (keys.length === 0) return [];
  const counts = keys.map((key) => {
    const { value, where } = figure(key);
    return sql`(${value ?? sql`count(*) FILTER (WHERE ${where ?? sql`true`})`})::float8`;
  });
  return [
    sql`SELECT 'FIGURE', f.key, NULL, NULL, f.n
      FROM (SELECT ARRAY[${Prisma.join(counts)}] AS counts FROM (${rowsOf[relation]}) AS x) AS counted,
        unnest(${keys}::text[], counted.counts) AS f(key, n)`,
  ];
}

const columnOf = (name: DimensionName | undefined): Prisma.Sql =>
  name ? dimensions[name].of : sql`NULL::text`;

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

/** Runs a statement over the relations: what is scanned is large, and compiling it would cost more than it saves. */
export async function readRelations<Row>(statement: Prisma.Sql): Promise<Row[]> {
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('jit', 'off', true), set_config('work_mem', '64MB', true)`,
    db.$queryRaw<Row[]>(statement),
  ]);
  return rows;
}

async function lines(audience: Audience, scope: ReportScope, today: Day, whole: boolean): Promise<Line[]> {
  // For observers the tables belong to the figures: what is suppressed in one is not told by the other.
  const divided = whole || !audience.names ? (Object.keys(tables) as TableKey[]).map(tableOf) : [];
  const parts = [
    ...relationNames.flatMap(figuresOf),
    ...divided,
    ...(whole && audience.names ? [quotas] : []),
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

function conclude(
  audience: Audience,
  found: readonly Line[],
): { figures: Figures; tables: Record<TableKey, ReportTable> } {
  const counts = Object.fromEntries(
    found.flatMap(({ what, key, n }): [string, number][] =>
      what === 'FIGURE' && n !== null ? [[key, n]] : [],
    ),
  ) as Record<FigureKey, number>;
  const cells = (key: string): Cell[] =>
    found.flatMap(({ what, key: of, row, column, n }) =>
      what === 'TABLE' && of === key ? [{ row, column, n: n ?? 0 }] : [],
    );
  const shown = Object.fromEntries(
    Object.keys(tables).map((key) => [
      key,
      shownTable(cells(key), audience.names || !table(key as TableKey).people),
    ]),
  ) as Record<TableKey, ReportTable>;
  const bySex = audience.names ? null : shown.peopleByCountry;
  return {
    figures: shownFigures(counts, (key) => figure(key as FigureKey).people, bySex),
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
};

/**
 * The figures of a scope, with those of the period before. Two statements, whatever the scope; numbers are suppressed
 * where the audience may not see names.
 */
export async function report(audience: Audience, scope: ReportScope, today: Day): Promise<Report> {
  const before = previousPeriod(scope, today);
  const [now, then] = await Promise.all([
    lines(audience, scope, today, true),
    lines(audience, { ...scope, ...before }, today, false),
  ]);
  return {
    ...conclude(audience, now),
    previous: conclude(audience, then).figures,
    previousPeriod: before,
    quotas: quotaRows(now),
  };
}
