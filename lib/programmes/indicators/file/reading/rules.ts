import type { Cell } from '@/lib/files/tables/types';
import { cellText } from '@/lib/people/lists/cells/rules';
import { readCountry } from '@/lib/people/lists/codes/rules';
import { typedNumber } from '../../grid/rules';
import { figuresOf, isTotal, yearOf, type At, type Figure, type Rows } from '../layout/rules';

export type ReadValue = { countryCode: string | null; category: string | null; year: number; value: number };

/** A figure that was read, with the place of its cell as a spreadsheet names it ("C5"). */
export type ReadFigure = ReadValue & { cell: string };

export type Why =
  | 'COUNTRY_UNKNOWN'
  | 'COUNTRY_MISSING'
  | 'COUNTRY_OTHER'
  | 'TOTAL_LEFT_OUT'
  | 'YEAR_NEEDED'
  | 'WRONG_TYPE'
  | 'NUMBER_AMBIGUOUS'
  | 'TOO_LARGE'
  | 'TOO_LONG'
  | 'VALUE_TWICE';

/** A figure that is not taken over, what stands in its cell, what it would be of, and why not. */
export type RefusedFigure = { cell: string; text: string; of: string; why: Why };

export type Reading = { figures: ReadFigure[]; refused: RefusedFigure[] };

/** The column holds four decimals and fourteen digits before them. */
const largest = 1e13;
const longestGroup = 120;
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}
const cellName = ({ row, column }: At) => `${columnName(column)}${row + 1}`;

/** Marks of notes behind a figure ("48*", "48 ²", "12 %") are no part of it. */
const marks = /\s*(?:[*†‡¹²³⁴-⁹]+|\[\w\]|%)$/u;

/** The number of a cell: null for nothing ("", "n/a", "…"), or why it is none. */
export function figureOf(
  cell: Cell | undefined,
): number | null | 'WRONG_TYPE' | 'NUMBER_AMBIGUOUS' | 'TOO_LARGE' {
  const text = cellText(cell);
  if (/^(\u2026|x|х|-{2,}|—|нд|н\.?\s*д\.?|no data)?$/iu.test(text)) return null;
  const number = typeof cell === 'number' ? cell : typedNumber(text.replace(marks, ''));
  if (typeof number !== 'number') return number;
  return Math.abs(number) > largest ? 'TOO_LARGE' : rounded(number);
}

type Known = { countryCode: string | null } | { why: Why };

/** What stands for the country of a figure; a blank cell is filled from above where groups divide a country's rows. */
function countryText(rows: Rows, { country, group }: Figure, above: string): string {
  const text = country ? cellText(rows[country.row]?.[country.column]) : '';
  return text === '' && group.length > 0 ? above : text;
}

function countryOf(text: string, { country }: Figure, own: string | null): Known {
  if (!country) return { countryCode: null };
  if (text === '') return { why: 'COUNTRY_MISSING' };
  if (isTotal(text)) return { why: 'TOTAL_LEFT_OUT' };
  const countryCode = readCountry(text);
  if (!countryCode) return { why: 'COUNTRY_UNKNOWN' };
  if (own === null) return { countryCode };
  // An indicator of one country has its figures without naming it again.
  return own === countryCode ? { countryCode: null } : { why: 'COUNTRY_OTHER' };
}

/**
 * The figures of a table for an indicator that is about the country `own` (null: about several), and those that are not
 * taken over. Empty cells are no figures, and neither are notes. Null where the table has no years.
 */
export function readFigures(rows: Rows, own: string | null): Reading | null {
  const found = figuresOf(rows);
  if (!found) return null;
  const [figures, refused]: [ReadFigure[], RefusedFigure[]] = [[], []];
  const seen = new Map<string, number>();
  // A row without any figure is a title or a note, whatever column it begins in; unless it names a country or a year.
  const alive = new Set(
    found
      .filter(({ at: { row, column }, country, year }) => {
        const value = figureOf(rows[row]?.[column]);
        const named =
          (country?.row === row && readCountry(cellText(rows[row]?.[country.column])) !== null) ||
          (year.row === row && yearOf(rows[row]?.[year.column]) !== null);
        return value !== null && (value !== 'WRONG_TYPE' || named);
      })
      .map(({ at }) => at.row),
  );
  let above = '';
  for (const figure of found) {
    const { at, year: yearAt, group } = figure;
    const said = rows[at.row]?.[at.column];
    const named = countryText(rows, figure, above);
    above = named;
    const value = figureOf(said);
    if (value === null) continue;
    const texts = group.map((of) => cellText(rows[of.row]?.[of.column])).filter(Boolean);
    const category = texts.join(' · ') || null;
    const year = yearOf(rows[yearAt.row]?.[yearAt.column]);
    const refuse = (why: Why) =>
      refused.push({
        ...{ cell: cellName(at), text: cellText(said), why },
        of: [named, category, year].filter(Boolean).join(' · '),
      });
    if (!alive.has(at.row)) continue;
    const country = countryOf(named, figure, own);
    if ('why' in country) refuse(country.why);
    else if (category !== null && isTotal(category)) refuse('TOTAL_LEFT_OUT');
    else if (category !== null && category.length > longestGroup) refuse('TOO_LONG');
    else if (year === null) refuse('YEAR_NEEDED');
    else if (typeof value === 'string') refuse(value);
    else {
      const key = JSON.stringify([country.countryCode, category?.toLowerCase() ?? null, year]);
      const before = seen.get(key);
      if (before === undefined)
        figures.push({ countryCode: country.countryCode, category, year, value, cell: cellName(at) });
      else if (before !== value) refuse('VALUE_TWICE');
      seen.set(key, before ?? value);
    }
  }
  return { figures, refused };
}
