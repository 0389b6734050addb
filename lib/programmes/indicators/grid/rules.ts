import { foldRegional } from '@/lib/text/names/regional';
import type { IndicatorAimInput, IndicatorValueInput } from '../schema';

/** A line of the grid, as it is typed: a country, a group, a cell a year, and where the series began and is to be. */
export type GridRow = {
  countryCode: string;
  category: string;
  /** By the year, or by '' where the source gives no years. */
  cells: Record<string, string>;
  baselineYear: string;
  baseline: string;
  targetYear: string;
  target: string;
};

export type Grid = { years: string[]; rows: GridRow[] };

/** `column`: a year, or the name of another cell of the row. */
export type GridError = { row: number; column: string; code: string };

export const emptyRow = (): GridRow => ({
  ...{ countryCode: '', category: '', cells: {} },
  ...{ baselineYear: '', baseline: '', targetYear: '', target: '' },
});

const spaces = /[\s\u00a0\u202f']/g;

/**
 * What was typed as a number: null for nothing, a refusal code for what is none. Spaces divide thousands, a comma or a dot
 * decimals; "1,234" could be either and is not guessed at (NUMBER_AMBIGUOUS).
 */
export function typedNumber(text: string): number | null | 'WRONG_TYPE' | 'NUMBER_AMBIGUOUS' {
  const bare = text.replace(spaces, '').replace('−', '-');
  if (bare === '' || /^[-–—]$/.test(bare)) return null;
  if (/^-?\d{1,3}(,\d{3}){2,}(\.\d+)?$|^-?\d{1,3}(,\d{3})+\.\d+$/.test(bare))
    return Number(bare.replaceAll(',', ''));
  if (/^-?[1-9]\d{0,2},\d{3}$/.test(bare)) return 'NUMBER_AMBIGUOUS';
  if (!/^-?\d+([.,]\d+)?$/.test(bare)) return 'WRONG_TYPE';
  return Number(bare.replace(',', '.'));
}

const plain = (value: number) => String(value);

/** What was recorded, as a grid to be typed in. */
export function gridOf(values: readonly IndicatorValueInput[], aims: readonly IndicatorAimInput[]): Grid {
  const rows = new Map<string, GridRow>();
  const at = (of: { countryCode: string | null; category: string | null }) => {
    const key = JSON.stringify([of.countryCode, of.category]);
    const row = rows.get(key) ?? {
      ...emptyRow(),
      countryCode: of.countryCode ?? '',
      category: of.category ?? '',
    };
    rows.set(key, row);
    return row;
  };
  for (const value of values) at(value).cells[value.year ?? ''] = plain(value.value);
  for (const { kind, year, value, ...of } of aims) {
    const row = at(of);
    if (kind === 'BASELINE') [row.baselineYear, row.baseline] = [`${year}`, plain(value)];
    else [row.targetYear, row.target] = [`${year}`, plain(value)];
  }
  const years = [...new Set(values.map(({ year }) => `${year ?? ''}`))].sort();
  return { years, rows: [...rows.values()] };
}

const isYear = (text: string) => /^(19|20|21)\d\d$/.test(text.trim());

/** What stands in the grid, or what is wrong with it, cell by cell. Empty cells are no values. */
export function readGrid({ years, rows }: Grid): {
  values: IndicatorValueInput[];
  aims: IndicatorAimInput[];
  errors: GridError[];
} {
  const [values, aims, errors]: [IndicatorValueInput[], IndicatorAimInput[], GridError[]] = [[], [], []];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const category = row.category.trim() || null;
    const of = { category, countryCode: row.countryCode || null };
    const wrong = (column: string, code: string) => errors.push({ row: index, column, code });
    const key = JSON.stringify([of.countryCode, category?.toLowerCase() ?? null]);
    if (seen.has(key)) wrong('category', 'SERIES_TWICE');
    seen.add(key);
    for (const year of years) {
      const value = typedNumber(row.cells[year] ?? '');
      if (typeof value === 'string') wrong(year, value);
      else if (value !== null) {
        if (year === '' && category === null) wrong('category', 'YEAR_OR_CATEGORY');
        else values.push({ ...of, year: year === '' ? null : Number(year), value });
      }
    }
    for (const [kind, yearField, field] of [
      ['BASELINE', 'baselineYear', 'baseline'],
      ['TARGET', 'targetYear', 'target'],
    ] as const) {
      const value = typedNumber(row[field]);
      if (typeof value === 'string') wrong(field, value);
      else if (value === null && row[yearField].trim()) wrong(field, 'REQUIRED');
      else if (value !== null && !isYear(row[yearField])) wrong(yearField, 'YEAR_NEEDED');
      else if (value !== null) aims.push({ ...of, kind, year: Number(row[yearField]), value });
    }
  }
  return { values, aims, errors };
}

/** A block of cells as a spreadsheet copies it: columns by tabs, lines by breaks, quotes around a cell that holds either. */
export function pastedTable(text: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ['', false];
  const end = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (quoted && letter === '"' && text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
    else if (quoted && letter === '"') quoted = false;
    else if (!quoted && letter === '"' && cell === '') quoted = true;
    else if (!quoted && letter === '\t') end();
    else if (!quoted && letter === '\n') {
      end();
      rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  end();
  return rows.filter((row) => row.some(Boolean));
}

type Country = { value: string; label: string };

/**
 * A pasted table with a line of years above it, as a grid: what stands before the first year names the country (by its name
 * or its code) and the group. Null where no line has years.
 */
export function gridOfTable(
  table: readonly (readonly string[])[],
  countries: readonly Country[],
): Grid | null {
  const headAt = table.findIndex((row) => row.some(isYear));
  const head = table[headAt];
  if (!head) return null;
  const columns = head.flatMap((cell, index) => (isYear(cell) ? [{ year: cell.trim(), index }] : []));
  const first = columns[0]?.index ?? 0;
  const codes = new Map(
    countries.flatMap(({ value, label }) => [
      [foldRegional(label), value],
      [foldRegional(value), value],
    ]),
  );
  const rows = table.slice(headAt + 1).map((cells): GridRow => {
    const names = cells.slice(0, first).filter(Boolean);
    const known = names.find((name) => codes.has(foldRegional(name)));
    return {
      ...emptyRow(),
      countryCode: (known && codes.get(foldRegional(known))) || '',
      category: names.filter((name) => name !== known).join(' · '),
      cells: Object.fromEntries(columns.map(({ year, index }) => [year, cells[index] ?? ''])),
    };
  });
  return { years: [...new Set(columns.map(({ year }) => year))].sort(), rows };
}

/** Puts a block of figures into the grid from one cell on, to the right and down; what stands beyond its edges is made. */
export function pasteAt(grid: Grid, table: readonly (readonly string[])[], row: number, year: string): Grid {
  const years = [...grid.years];
  const from = Math.max(years.indexOf(year), 0);
  const width = Math.max(...table.map((cells) => cells.length), 0);
  while (years.length < from + width) {
    const last = Number(years.at(-1));
    if (!last) break;
    years.push(`${last + 1}`);
  }
  const rows = [...grid.rows];
  for (const [down, cells] of table.entries()) {
    const at = rows[row + down] ?? emptyRow();
    const pasted = cells.flatMap((cell, right): [string, string][] => {
      const of = years[from + right];
      return of === undefined ? [] : [[of, cell]];
    });
    rows[row + down] = { ...at, cells: { ...at.cells, ...Object.fromEntries(pasted) } };
  }
  return { years, rows };
}
