import { NotFound } from '@/lib/errors/not-found';
import type { Day } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import type { Audience } from '../audience/queries';
import { amountOf, countedIn, figure, isShared } from '../figures/definitions/queries';
import { columnOf, joinsOf } from '../figures/dimensions/queries';
import { readRelations, relations, rowsOf } from '../figures/relations/queries';
import type { DimensionName, RelationName } from '../figures/types';
import { nobody } from '../shares/rules';
import { pivotOf, type Line, type Manner } from './rules';
import { explorable } from './schema';
import type { Counted, Exploration, Pivot } from './types';

const { sql } = Prisma;

/** A table has so many rows and columns at most, and one more of each for the rest. */
export const mostRows = 200;
export const mostColumns = 40;

/** How a figure is counted when it is divided. */
export function countedAs(
  audience: Pick<Audience, 'names'>,
  { figure: key, rows, columns, hide, scope }: Exploration,
): Counted {
  const byDonor = rows === 'donor' || columns === 'donor';
  const { of, people, mean } = figure(key);
  const hidden = (hide || !audience.names) && (people || mean === true);
  // What is hidden has to add up, and donors add up by their parts only.
  const asked = (scope.sharedOut === true && (scope.donorId !== null || byDonor)) || (hidden && byDonor);
  const shared = asked && isShared(key);
  const once = of === 'person' && (shared || hidden);
  const met = (of === 'person' && !once) || of === 'country' || of === 'institution';
  return { shared, once, hidden, overlaps: met || (byDonor && !shared) };
}

/** What is counted: its rows, which are the same one (`unit`), and what each counts for. */
type Source = { rows: Prisma.Sql; unit: Prisma.Sql; amount: Prisma.Sql };

const participations = sql`SELECT * FROM participation`;

function sourceOf(of: RelationName, amount: Prisma.Sql | undefined, once: boolean): Source {
  const counted = amount ?? sql`1`;
  if (of === 'person' && !once)
    return { rows: participations, unit: sql`x.person_id::text`, amount: counted };
  if (of === 'country') return { rows: participations, unit: sql`x.country`, amount: counted };
  if (of === 'institution')
    return { rows: participations, unit: sql`x.institution_id::text`, amount: counted };
  return { rows: rowsOf[of], unit: sql`x.id::text`, amount: counted };
}

type Read = {
  level: Line['level'] | 'DONOR' | 'RESTS';
  row: string | null;
  row_rest: boolean;
  column: string | null;
  column_rest: boolean;
  n: number;
  amount: number;
  people: number;
  weight: string;
  people_weight: string;
};

/** Everything that was counted by its values: once a unit where one can be in several of them, else added up. */
function base(of: Exploration, { shared, once, overlaps }: Counted): Prisma.Sql {
  const { figure: key, rows, columns, scope } = of;
  const { amount: counts, where = sql`true`, mean } = figure(key);
  const { rows: from, unit, amount } = sourceOf(countedIn(key), amountOf(key), once);
  const [row, column] = [columnOf(rows), columnOf(columns)];
  const dimensions: DimensionName[] = columns ? [rows, columns] : [rows];
  const ofWhom = scope.donorId ? sql`AND paid.donor_id = ${scope.donorId}::uuid` : Prisma.empty;
  const joins = shared ? sql`JOIN paid ON paid.run_id = x.run_id ${ofWhom}` : joinsOf(dimensions);
  const source = sql`FROM (${from}) AS x ${joins} WHERE ${where} AND ${unit} IS NOT NULL`;
  if (overlaps)
    return sql`
      SELECT DISTINCT ${unit} AS unit, ${row} AS "row", ${column} AS "column", (${amount})::float8 AS amount ${source}`;
  const people = counts && !mean ? amount : sql`1`;
  const weight = (each: Prisma.Sql) =>
    shared ? sql`sum(paid.hundredths * (${each})::numeric)` : sql`0::numeric`;
  return sql`
    SELECT ${row} AS "row", ${column} AS "column", count(*)::float8 AS n, sum(${amount})::float8 AS amount,
      sum(${people})::float8 AS people, ${weight(amount)} AS weight,
      ${weight(people)} AS people_weight
    ${source} GROUP BY 1, 2`;
}

/** The lines of a level of totals: by row and column, by one of them, or of everything. */
function level(name: Line['level'], byRow: boolean, byColumn: boolean, overlaps: boolean): Prisma.Sql {
  const [row, rowRest] = byRow ? [sql`b.row_kept`, sql`b.row_rest`] : [sql`NULL::text`, sql`false`];
  const [column, columnRest] = byColumn
    ? [sql`b.column_kept`, sql`b.column_rest`]
    : [sql`NULL::text`, sql`false`];
  const buckets = sql`${row} AS "row", ${rowRest} AS row_rest, ${column} AS "column", ${columnRest} AS column_rest`;
  if (!overlaps)
    return sql`
      SELECT ${name}::text, d."row", d.row_rest, d."column", d.column_rest, sum(d.n), sum(d.amount), sum(d.people),
        sum(d.weight), sum(d.people_weight)
      FROM (SELECT b.n, b.amount, b.people, b.weight, b.people_weight, ${buckets} FROM bucketed b) AS d GROUP BY 2, 3, 4, 5`;
  return sql`
    SELECT ${name}::text, d."row", d.row_rest, d."column", d.column_rest, count(*)::float8, sum(d.amount), count(*)::float8,
      0::numeric, 0::numeric
    FROM (SELECT DISTINCT b.unit, b.amount, ${buckets} FROM bucketed b) AS d GROUP BY 2, 3, 4, 5`;
}

/** What one donor's part is taken of: what all of them weigh together. */
function ofAllDonors({ figure: key }: Exploration, { once }: Counted): Prisma.Sql {
  const { where = sql`true` } = figure(key);
  const { rows, amount } = sourceOf(countedIn(key), amountOf(key), once);
  return sql`
    SELECT 'DONOR', paid.donor_id::text, false, NULL, false, 0, 0, 0, sum(paid.hundredths * (${amount})::numeric), 0
    FROM (${rows}) AS x JOIN paid ON paid.run_id = x.run_id WHERE ${where} GROUP BY paid.donor_id`;
}

function statement(audience: Audience, of: Exploration, counted: Counted, today: Day): Prisma.Sql {
  const { overlaps, shared } = counted;
  const { donorId } = of.scope;
  // The parts of all donors are rounded together, so they are all read.
  const scope = shared ? { ...of.scope, donorId: null } : of.scope;
  const size = overlaps ? sql`count(*)` : sql`sum(n)`;
  const levels = overlaps
    ? ([
        ['CELL', true, true],
        ['ROW', true, false],
        ['COLUMN', false, true],
        ['TOTAL', false, false],
      ] as const)
    : ([['CELL', true, true]] as const);
  const parts = [
    ...levels.map(([name, byRow, byColumn]) => level(name, byRow, byColumn, overlaps)),
    ...(shared && donorId ? [ofAllDonors(of, counted)] : []),
    sql`SELECT 'RESTS', NULL, true, NULL, true,
      (count(DISTINCT coalesce("row", '')) FILTER (WHERE row_rest))::float8,
      (count(DISTINCT coalesce("column", '')) FILTER (WHERE column_rest))::float8, 0, 0, 0 FROM bucketed`,
  ];
  return sql`
    ${relations(audience, scope, today)},
    base AS MATERIALIZED (${base(of, counted)}),
    kept_row AS (SELECT coalesce("row", '') AS value FROM base
      GROUP BY "row" ORDER BY ${size} DESC, "row" COLLATE "C" LIMIT ${mostRows}),
    kept_column AS (SELECT coalesce("column", '') AS value FROM base
      GROUP BY "column" ORDER BY ${size} DESC, "column" COLLATE "C" LIMIT ${mostColumns}),
    bucketed AS MATERIALIZED (
      SELECT b.*, CASE WHEN r.value IS NULL THEN NULL ELSE b."row" END AS row_kept, r.value IS NULL AS row_rest,
        CASE WHEN c.value IS NULL THEN NULL ELSE b."column" END AS column_kept, c.value IS NULL AS column_rest
      FROM base b
      LEFT JOIN kept_row r ON r.value = coalesce(b."row", '') LEFT JOIN kept_column c ON c.value = coalesce(b."column", ''))
    SELECT l.level, l."row", l.row_rest, l."column", l.column_rest, l.n::float8 AS n, coalesce(l.amount, 0)::float8 AS amount,
      l.people::float8 AS people, l.weight::text AS weight, l.people_weight::text AS people_weight
    FROM (${Prisma.join(parts, ' UNION ALL ')})
      AS l(level, "row", row_rest, "column", column_rest, n, amount, people, weight, people_weight)`;
}

/**
 * A figure divided by one dimension or two: the same relations and definitions as the report's, in one statement, never
 * larger than the most rows and columns and a rest of each. Small numbers are hidden where the audience may not see names,
 * or where that is asked for; what could not be hidden then is not found.
 */
export async function explore(
  audience: Audience,
  of: Exploration,
  today: Day,
): Promise<{ pivot: Pivot; counted: Counted }> {
  const counted = countedAs(audience, of);
  const fits = explorable(!audience.names).includes(of.figure);
  if (!fits || (counted.hidden && counted.overlaps)) throw new NotFound('exploration');
  const found = await readRelations<Read>(statement(audience, of, counted, today));
  const lines = found.flatMap(({ level: at, row, row_rest, column, column_rest, ...read }): Line[] =>
    at === 'DONOR' || at === 'RESTS'
      ? []
      : [
          {
            level: at,
            row: { value: row_rest ? null : row, rest: row_rest },
            column: { value: column_rest ? null : column, rest: column_rest },
            ...{ n: read.n, amount: read.amount, people: read.people },
            ...{ weight: BigInt(read.weight), peopleWeight: BigInt(read.people_weight) },
          },
        ],
  );
  const rests = found.find((each) => each.level === 'RESTS');
  return {
    counted,
    pivot: pivotOf(lines, mannerOf(of, counted, found), {
      rows: rests?.n ?? 0,
      columns: rests?.amount ?? 0,
    }),
  };
}

function mannerOf(of: Exploration, { shared, hidden, overlaps }: Counted, found: readonly Read[]): Manner {
  const { amount, mean, of: relation } = figure(of.figure);
  const { donorId } = of.scope;
  const donors = found.filter((each) => each.level === 'DONOR');
  return {
    measure: mean ? 'MEAN' : amount || relation === 'day' ? 'SUM' : 'COUNT',
    shared: !shared
      ? null
      : donorId
        ? { donorId, of: new Map(donors.map(({ row, weight }) => [row ?? nobody, BigInt(weight)])) }
        : { axis: of.rows === 'donor' ? 'rows' : 'columns' },
    ...{ hidden, overlaps },
  };
}
