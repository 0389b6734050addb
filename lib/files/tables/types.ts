/** A day that the file itself marks as a date. */
export type DateCell = { date: string };

/** What a cell holds. A number stays a number: it may be a phone or a day count. */
export type Cell = string | number | boolean | DateCell | null;

/** A merged block; rows and columns counted from 0. */
export type MergedBlock = { row: number; column: number; rows: number; columns: number };

export type TableSheet = {
  name: string;
  hidden: boolean;
  /** Row i is what Excel shows as row i + 1. Blocks merged downwards are filled downwards. */
  rows: Cell[][];
  /** Rows that the file hides, as Excel counts them (from 1). */
  hiddenRows: number[];
  /** Columns that the file hides, from 0. */
  hiddenColumns: number[];
  merges: MergedBlock[];
  /** Day counts start in 1904 (old Macintosh files), not in 1900. */
  date1904: boolean;
};

/** `html` and `xml`: a web page or an Excel 2003 document, as programs write them and call them .xls. */
export type TableFormat = 'xlsx' | 'xls' | 'ods' | 'text' | 'html' | 'xml';

export type TableFile = {
  format: TableFormat;
  /** Of a text file: utf-8, utf-16le, utf-16be, windows-1251, koi8-r, rk1048, cp866, windows-1252. */
  encoding: string | null;
  /** Of a text file. */
  separator: string | null;
  sheets: TableSheet[];
};
