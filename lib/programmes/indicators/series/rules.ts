import type { AimKind } from '@/prisma/generated/enums';

export type Point = {
  year: number | null;
  category: string | null;
  countryCode: string | null;
  value: number;
};
export type Aim = {
  kind: AimKind;
  year: number;
  category: string | null;
  countryCode: string | null;
  value: number;
};

/** One line of an indicator: its values over years, and where it began and is to be. */
export type Series = {
  countryCode: string | null;
  category: string | null;
  values: { year: number; value: number }[];
  baseline: Aim | null;
  target: Aim | null;
};

const keyOf = ({ countryCode, category }: Pick<Point, 'countryCode' | 'category'>) =>
  JSON.stringify([countryCode, category]);

/** Is the indicator divided by groups alone, without years? */
export const isGrouped = (values: readonly Point[]): boolean =>
  values.length > 0 && values.every(({ year }) => year === null);

/**
 * The values of an indicator as series, one a country and group, in the order in which they are met. A series may have a
 * target before it has any value.
 */
export function seriesOf(values: readonly Point[], aims: readonly Aim[]): Series[] {
  const all = new Map<string, Series>();
  const at = (of: Point | Aim): Series => {
    const known = all.get(keyOf(of));
    if (known) return known;
    const { countryCode, category } = of;
    const made = { countryCode, category, values: [], baseline: null, target: null };
    all.set(keyOf(of), made);
    return made;
  };
  for (const point of values)
    if (point.year !== null) at(point).values.push({ year: point.year, value: point.value });
  for (const aim of aims) {
    const series = at(aim);
    if (aim.kind === 'BASELINE') series.baseline = aim;
    else series.target = aim;
  }
  for (const series of all.values()) series.values.sort((a, b) => a.year - b.year);
  return [...all.values()];
}

/** The years that all series are drawn over, so that they can be compared: each from the first to the last, or where that is longer than `atMost`, those with a value. */
export function yearsOf(series: readonly Series[], atMost: number): number[] {
  const years = [...new Set(series.flatMap(({ values }) => values.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || last - first >= atMost) return years;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** What the tallest bar or line of all series stands for; at least something, so that one can divide by it. */
export const largestOf = (series: readonly Series[]): number =>
  Math.max(
    ...series.flatMap(({ values, baseline, target }) => [
      ...values.map(({ value }) => Math.abs(value)),
      ...[baseline, target].flatMap((aim) => (aim ? [Math.abs(aim.value)] : [])),
    ]),
    0,
  ) || 1;
