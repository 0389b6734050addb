import type { Day } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import type { Audience } from '../audience/queries';
import {
  divisions,
  figure,
  figureKeys,
  isShared,
  table,
  tables,
  type FigureKey,
  type TableKey,
} from '../figures/definitions/queries';
import { columnOf } from '../figures/dimensions/queries';
import { readRelations, relations, rowsOf } from '../figures/relations/queries';
import type { Cost } from '../figures/rules';
import { relationNames, type RelationName } from '../figures/types';
import type { ReportScope } from '../scope/types';
import { dividedParts, nobody, partsOf, type Weights } from './rules';

const { sql } = Prisma;

/** What a table's cell weighs for one donor. */
export type CellWeight = { row: string | null; column: string | null; hundredths: bigint };

/** The parts of one donor. */
export type DonorParts = {
  /** Those of the figures that are shared out. */
  figures: Partial<Record<FigureKey, number>>;
  tables: Partial<Record<TableKey, CellWeight[]>>;
  costs: Cost[];
  /** Runs that the donor pays for together with others and that say no shares: nothing of them is in the parts. */
  unstated: number;
};

type Line = {
  what: 'FIGURE' | 'TABLE' | 'COST' | 'UNSTATED';
  key: string;
  donor: string | null;
  row: string | null;
  column: string | null;
  /** A whole number of any size. */
  n: string;
};

/** What the figures of a relation weigh, donor by donor. */
function figuresOf(relation: RelationName): Prisma.Sql[] {
  const keys = figureKeys.filter((key) => figure(key).of === relation && isShared(key));
  if (keys.length === 0) return [];
  const weights = keys.map((key) => {
    const { amount = sql`1`, where = sql`true` } = figure(key);
    return sql`coalesce(sum(w.hundredths * (${amount})::numeric) FILTER (WHERE ${where}), 0)`;
  });
  return [
    sql`SELECT 'FIGURE', f.key, weighed.donor, NULL, NULL, f.n
      FROM (SELECT w.donor_id::text AS donor, ARRAY[${Prisma.join(weights)}] AS weights
        FROM (${rowsOf[relation]}) AS x JOIN paid w ON w.run_id = x.run_id GROUP BY w.donor_id) AS weighed,
        unnest(${keys}::text[], weighed.weights) AS f(key, n)`,
  ];
}

const tableOf = (key: TableKey, donorId: string | null): Prisma.Sql => {
  const { of, rows, columns } = table(key);
  return sql`SELECT 'TABLE', ${key}::text, NULL, d.row, d.column, sum(d.hundredths)::numeric
    FROM (SELECT ${columnOf(rows)} AS row, ${columnOf(columns)} AS column, w.hundredths
      FROM (${rowsOf[of]}) AS x JOIN paid w ON w.run_id = x.run_id AND w.donor_id IS NOT DISTINCT FROM ${donorId}::uuid) AS d
    GROUP BY d.row, d.column`;
};

const costs = sql`
  SELECT 'COST', k.currency, w.donor_id::text, c.kind, NULL, sum(w.hundredths * c.minor::numeric)
  FROM cost_of k JOIN paid w ON w.run_id = k.run_id
  CROSS JOIN LATERAL (VALUES ('budget', k.budget), ('actual', k.actual)) AS c(kind, minor)
  GROUP BY 2, 3, 4`;

const unstated = (donorId: string | null): Prisma.Sql => sql`
  SELECT 'UNSTATED', '', NULL, NULL, NULL, count(*)::numeric
  FROM run_donor g JOIN paid w ON w.run_id = g.run_id AND w.donor_id IS NULL WHERE g.donor_id = ${donorId}::uuid`;

function weightsOf(lines: readonly Line[]): Weights {
  return new Map(lines.map(({ donor, n }) => [donor ?? nobody, BigInt(n)]));
}

function figureParts(lines: readonly Line[], donorId: string | null): DonorParts['figures'] {
  const ofKey = (key: string) =>
    weightsOf(lines.filter((line) => line.what === 'FIGURE' && line.key === key));
  const parts: DonorParts['figures'] = {};
  for (const key of figureKeys.filter(isShared)) parts[key] = partsOf(ofKey(key)).get(donorId ?? nobody) ?? 0;
  for (const [total, into] of Object.entries(divisions)) {
    const divided = dividedParts(ofKey(total), into.map(ofKey)).get(donorId ?? nobody);
    into.forEach((key, at) => (parts[key] = divided?.[at] ?? 0));
  }
  return parts;
}

function costParts(lines: readonly Line[], donorId: string | null): Cost[] {
  const ofCosts = lines.filter(({ what }) => what === 'COST');
  const part = (currency: string, kind: string) =>
    partsOf(weightsOf(ofCosts.filter((line) => line.key === currency && line.row === kind))).get(
      donorId ?? nobody,
    ) ?? 0;
  return [...new Set(ofCosts.map(({ key }) => key))]
    .sort()
    .map((currency) => ({
      currency,
      budgetMinor: part(currency, 'budget'),
      actualMinor: part(currency, 'actual'),
    }))
    .filter(({ budgetMinor, actualMinor }) => budgetMinor > 0 || actualMinor > 0);
}

/**
 * One donor's parts of everything in a scope, whoever pays (null: what is nobody's): what the scope says of a donor is left out, because the parts of
 * all of them are rounded together. One statement.
 */
export async function donorParts(
  audience: Audience,
  { donorId: _, ...scope }: ReportScope,
  donorId: string | null,
  today: Day,
): Promise<DonorParts> {
  const ofTables = Object.keys(tables) as TableKey[];
  const parts = [
    ...relationNames.flatMap(figuresOf),
    ...ofTables.map((key) => tableOf(key, donorId)),
    ...(audience.names ? [costs] : []),
    unstated(donorId),
  ];
  const lines = await readRelations<Line>(sql`
    ${relations(audience, { ...scope, donorId: null }, today)}
    SELECT l.what, l.key, l.donor, l.row, l.column, l.n::text FROM (${Prisma.join(parts, ' UNION ALL ')})
      AS l(what, key, donor, row, "column", n)`);
  return {
    figures: figureParts(lines, donorId),
    tables: Object.fromEntries(
      ofTables.map((key) => [
        key,
        lines
          .filter((line) => line.what === 'TABLE' && line.key === key)
          .map(({ row, column, n }) => ({ row, column, hundredths: BigInt(n) })),
      ]),
    ),
    costs: costParts(lines, donorId),
    unstated: Number(lines.find(({ what }) => what === 'UNSTATED')?.n ?? 0),
  };
}
