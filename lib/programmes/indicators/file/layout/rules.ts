import type { Cell } from '@/lib/files/tables/types';
import { cellText, words } from '@/lib/people/lists/cells/rules';
import { readCountry } from '@/lib/people/lists/codes/rules';

export type Rows = readonly (readonly Cell[])[];

/** Where a cell stands, from 0. */
export type At = { row: number; column: number };

/** One figure of a table with the cells that say what it is of; what no cell says is null. */
export type Figure = { at: At; year: At; country: At | null; group: readonly At[] };

const yearText = /^((?:19|20|21)\d\d)\s*(?:г\.?|год|года|г\.\*|year|й\.?|йил|yil|жыл|сол|\*)?$/iu;

/** The year that a cell is, or null. */
export function yearOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'object' && cell !== null) {
    // A year that the office program took for a day.
    return /-(01-01|12-31)$/.test(cell.date) ? Number(cell.date.slice(0, 4)) : null;
  }
  const year = yearText.exec(cellText(cell))?.[1];
  return year ? Number(year) : null;
}

/** What the sum of all countries is called; it is no country, and nothing that is entered beside its parts. */
const total =
  /^(grand )?(total|all|sum|overall|region|whole region|region total)$|^(всего|итого|итог|по региону|регион|сумма|jami|жами|барлығы|бардыгы|ҷамъ)( по региону| по странам)?$/u;
export const isTotal = (text: string): boolean => total.test(words(text));

const headings = {
  country:
    /^(country|state|countries|member state)\b|^(страна|государство|страны|mamlakat|davlat|мамлакат|давлат|ел|елі|мемлекет|өлкө|мамлекет|кишвар)( |$)/u,
  group:
    /^(group|category|substance|type|kind|class)\b|^(группа|категория|вид|тип|класс|вещество|guruh|гуруҳ|топ)( |$)/u,
  value:
    /^(value|values|number|figure|quantity|count|amount|total number)\b|^(значение|число|количество|показатель|qiymat|қиймат|soni|сони|мәні|саны|мааниси)( |$)/u,
};
export type Heading = keyof typeof headings;
const says = (cell: Cell | undefined, heading: Heading): boolean =>
  headings[heading].test(words(cellText(cell)));

const filled = (cell: Cell | undefined): boolean => cellText(cell) !== '';
const isCountry = (cell: Cell | undefined): boolean => readCountry(cellText(cell)) !== null;
const hasDigit = (cell: Cell | undefined): boolean => /\d/.test(cellText(cell));
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
const widthOf = (rows: Rows) => rows.reduce((most, row) => Math.max(most, row.length), 0);

/** More than half of what a column holds from a row on is so. */
function mostly(rows: Rows, column: number, from: number, is: (cell: Cell | undefined) => boolean): boolean {
  const cells = rows
    .slice(from)
    .map((row) => row[column])
    .filter(filled);
  return cells.length > 0 && cells.filter(is).length * 2 > cells.length;
}

/** Which of the columns before the figures names the country: it says so, or holds mostly countries. */
const countryColumn = (rows: Rows, columns: readonly number[], header: number): number | null =>
  columns.find((column) => header >= 0 && says(rows[header]?.[column], 'country')) ??
  columns.find((column) => mostly(rows, column, header + 1, isCountry)) ??
  null;

/** A header further down than this is none: titles are short. */
const deepestHeader = 60;

/** Years stand in a row, and below each its figures. */
function yearsAcross(rows: Rows, fewest: number): Figure[] | null {
  const header = rows.slice(0, deepestHeader).findIndex((row, at) => {
    const years = range(0, row.length).filter((column) => yearOf(row[column]) !== null);
    // Where years stand below as well, this is a row of them and no header.
    return (
      years.length >= fewest &&
      years.some((column) => rows.slice(at + 1).some((below) => hasDigit(below[column]))) &&
      !years.some((column) => mostly(rows, column, at + 1, (cell) => yearOf(cell) !== null))
    );
  });
  if (header < 0) return null;
  const years = range(0, rows[header]?.length ?? 0).filter(
    (column) => yearOf(rows[header]?.[column]) !== null,
  );
  const labels = range(0, years[0] ?? 0).filter((column) =>
    rows.slice(header + 1).some((row) => filled(row[column])),
  );
  const country = countryColumn(rows, labels, header);
  const groups = labels.filter(
    (column) =>
      column !== country && !/^(№|no|n|п п)?$/u.test(words(cellText(rows[header]?.[column])) || 'x'),
  );
  return range(header + 1, rows.length).flatMap((row) =>
    years.map((column): Figure => ({
      at: { row, column },
      year: { row: header, column },
      country: country === null ? null : { row, column: country },
      group: groups.map((of) => ({ row, column: of })),
    })),
  );
}

/** Years stand in a column; beside them a column a country, or one that names the country and one with the figures. */
function yearsDown(rows: Rows): Figure[] | null {
  const counts = range(0, widthOf(rows)).map(
    (column) => rows.filter((row) => yearOf(row[column]) !== null).length,
  );
  const most = Math.max(0, ...counts);
  if (most === 0) return null;
  const yearColumn = counts.indexOf(most);
  const first = rows.findIndex((row) => yearOf(row[yearColumn]) !== null);
  const header = range(0, first).findLast((row) => rows[row]?.some(filled)) ?? -1;
  const others = range(0, widthOf(rows)).filter(
    (column) => column !== yearColumn && rows.slice(first).some((row) => filled(row[column])),
  );
  const figures = others.filter((column) => mostly(rows, column, first, hasDigit));
  const figuresOf = (
    of: (row: number, column: number) => Pick<Figure, 'country' | 'group'>,
    columns: readonly number[],
  ) =>
    range(first, rows.length).flatMap((row) =>
      columns.map((column): Figure => ({
        at: { row, column },
        year: { row, column: yearColumn },
        ...of(row, column),
      })),
    );
  if (header >= 0 && figures.some((column) => isCountry(rows[header]?.[column])))
    return figuresOf((_, column) => ({ country: { row: header, column }, group: [] }), figures);
  const value =
    figures.find((column) => header >= 0 && says(rows[header]?.[column], 'value')) ?? figures.at(-1);
  if (value === undefined) return null;
  const labels = others.filter((column) => !figures.includes(column));
  const country = countryColumn(rows, labels, first - 1);
  const named = labels.find(
    (column) => header >= 0 && column !== country && says(rows[header]?.[column], 'group'),
  );
  const group = named ?? labels.find((column) => column !== country);
  return figuresOf(
    (row) => ({
      country: country === null ? null : { row, column: country },
      group: group === undefined ? [] : [{ row, column: group }],
    }),
    [value],
  );
}

/**
 * Finds the figures of a table however it is laid out: years across or years down, a country a row or a column, or all in a
 * list of country, year and value; titles above and notes below are no figures. Null where no cell is a year.
 */
export const figuresOf = (rows: Rows): Figure[] | null =>
  yearsAcross(rows, 2) ?? yearsDown(rows) ?? yearsAcross(rows, 1);
