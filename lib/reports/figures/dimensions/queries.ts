import { Prisma } from '@/prisma/generated/client';
import type { DimensionName, Part } from '../types';

/** What a number is divided by, as a column of the relation `x`; null is "not stated". */
type Dimension = {
  of: Prisma.Sql;
  /** A row may have several values, and counts for each. */
  join?: Prisma.Sql;
};

const { sql } = Prisma;

export const dimensions: Record<DimensionName, Dimension> = {
  country: { of: sql`x.country` },
  sector: { of: sql`x.sector` },
  sex: { of: sql`x.sex` },
  course: { of: sql`x.course_id::text` },
  kind: { of: sql`x.kind` },
  programme: { of: sql`x.programme_id::text` },
  // A run that several donors pay for counts for each of them, whatever their shares.
  donor: {
    of: sql`paid.donor_id::text`,
    join: sql`LEFT JOIN run_donor paid ON paid.run_id = x.run_id`,
  },
  heldIn: { of: sql`x.held_in` },
  // Of thousands of rows: a fifth of the time that to_char takes.
  month: { of: sql`left(x.ends_on::text, 7)` },
  quarter: { of: sql`(left(x.ends_on::text, 5) || 'Q' || extract(quarter FROM x.ends_on))` },
  year: { of: sql`left(x.ends_on::text, 4)` },
  run: { of: sql`x.run_id::text` },
};

/** The column that a dimension is; without one there is nothing to divide by. */
export const columnOf = (name: DimensionName | null | undefined): Prisma.Sql =>
  name ? dimensions[name].of : sql`NULL::text`;

/** The joins that the dimensions need, each once. */
export const joinsOf = (names: readonly DimensionName[]): Prisma.Sql => {
  const joins = [...new Set(names)].flatMap((name) => dimensions[name].join ?? []);
  return joins.length > 0 ? Prisma.join(joins, ' ') : Prisma.empty;
};

/** The rows of `x` that are in all of the parts. */
export const inParts = (parts: readonly Part[]): Prisma.Sql[] =>
  parts.map(({ dimension, value }) => sql`${dimensions[dimension].of} IS NOT DISTINCT FROM ${value}::text`);
