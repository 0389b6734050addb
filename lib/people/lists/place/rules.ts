/** A sheet has fewer rows than this (the limit of a file is 50,000), so one number names a row of several sheets. */
const step = 100_000;

/** The number of a row in a list of several sheets; of the first sheet it is the row as Excel shows it. */
export const rowNumber = (sheet: number, line: number): number => sheet * step + line;

/** The row as Excel shows it on its own sheet, from 1. */
const lineOf = (row: number): number => row % step;

/** Where a row stands, as Excel writes it: "12", or "Ош!12" where the list is of several sheets. */
export function rowPlace(row: number, sheets: readonly string[]): string | number {
  return sheets.length > 1 ? `${sheets[Math.floor(row / step)] ?? ''}!${lineOf(row)}` : row;
}
