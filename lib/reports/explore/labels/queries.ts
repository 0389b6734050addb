import type { Language } from '@/prisma/generated/enums';
import type { DimensionName } from '../../figures/types';
import { labelsOf } from '../../labels/queries';
import type { Exploration, Pivot } from '../types';

/** The names that the office gave to what a table's rows and columns are, by dimension and value. */
export async function labelsOfPivot(
  { rows, columns }: Pick<Exploration, 'rows' | 'columns'>,
  pivot: Pivot,
  language: Language,
): Promise<{ rows: Map<string, string>; columns: Map<string, string> }> {
  const named = (dimension: DimensionName, values: (string | null)[]) =>
    labelsOf(dimension, values, language);
  const [ofRows, ofColumns] = await Promise.all([
    named(
      rows,
      pivot.rows.map(({ bucket }) => bucket.value),
    ),
    columns
      ? named(
          columns,
          pivot.columns.map(({ value }) => value),
        )
      : new Map<string, string>(),
  ]);
  return { rows: ofRows, columns: ofColumns };
}
