import type { ReadFigure, ReadValue } from './reading/rules';

/** What is recorded now. */
export type Recorded = Omit<ReadValue, 'year'> & { year: number | null };

/** What stands for one figure of an indicator; groups are told apart without regard to capitals. */
export const figureKey = ({ countryCode, category, year }: Omit<Recorded, 'value'>): string =>
  JSON.stringify([countryCode, category?.toLowerCase() ?? null, year]);

/** A figure of the file, and what is recorded in its place: null where nothing is. */
export type Change = ReadFigure & { before: number | null };

export type ChangeState = 'NEW' | 'CHANGED' | 'SAME';

export const stateOf = ({ before, value }: Pick<Change, 'before' | 'value'>): ChangeState =>
  before === null ? 'NEW' : before === value ? 'SAME' : 'CHANGED';

/** What taking the figures over would do. A group that is known already is written as it was. */
export function changesOf(figures: readonly ReadFigure[], recorded: readonly Recorded[]): Change[] {
  const known = new Map(recorded.map((each) => [figureKey(each), each]));
  const groups = new Map(
    recorded.flatMap(({ category }) => (category ? [[category.toLowerCase(), category]] : [])),
  );
  return figures.map((figure) => ({
    ...figure,
    category: figure.category && (groups.get(figure.category.toLowerCase()) ?? figure.category),
    before: known.get(figureKey(figure))?.value ?? null,
  }));
}
