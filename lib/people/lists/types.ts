import type { Refusal } from '@/lib/errors/outcome';
import type { ListField } from './schema';

export type Sex = 'FEMALE' | 'MALE';
export type Sector = 'GOVERNMENT' | 'PRIVATE' | 'CIVIL_SOCIETY' | 'INTERNATIONAL';

/** What of its field a column says where several columns say it together. */
export type ColumnPart = Sex | 'DAY' | 'MONTH' | 'YEAR';

export type ListColumn = {
  /** From 0. */
  index: number;
  header: string;
  field: ListField | null;
  /** 0 to 1; 1 is what the reader said or a header known word for word. */
  confidence: number;
  /** Where the guess comes from. */
  by: 'HEADER' | 'CONTENT' | 'READER' | null;
  part: ColumnPart | null;
  /** The file hides it; it is read where no other column says the same. */
  hidden: boolean;
};

export type ListRow = {
  /** As Excel shows it, from 1; where several sheets are read, see `rowPlace`. */
  row: number;
  hidden: boolean;
  /** As given, in the script given; only spaces are put in order. */
  officialName: string | null;
  /** As given in a column for it, or the official name when that is in Latin letters; never transliterated. */
  latinName: string | null;
  familyName: string | null;
  givenName: string | null;
  patronymic: string | null;
  sex: Sex | null;
  institution: string | null;
  position: string | null;
  countryCode: string | null;
  sector: Sector | null;
  /** YYYY-MM-DD */
  birthDate: string | null;
  /** E.164 */
  phone: string | null;
  /** Lower case. */
  email: string | null;
  /** BCP 47 */
  language: string | null;
  /** What keeps the row from being imported, with row, column and value. */
  problems: Refusal[];
  /** What was left out or looks wrong; the row can be imported. */
  warnings: Refusal[];
};

export type SkipReason =
  | 'EMPTY'
  | 'REPEATED_HEADER'
  | 'COLUMN_NUMBERS'
  | 'SECTION'
  | 'TOTAL'
  | 'SIGNATURE'
  | 'EXAMPLE'
  | 'CONTINUED'
  | 'NOT_A_PERSON';

export type SkippedRow = { row: number; reason: SkipReason; text: string };

export type NominationList = {
  sheetName: string;
  /** The sheets that were read, in their order: all that hold the same kind of list, unless one is asked for. */
  sheets: string[];
  /** Other sheets that seem to hold a list, which was not read. */
  otherSheets: string[];
  /** As Excel shows it, from 1; null when the list has none. */
  headerRow: number | null;
  columns: ListColumn[];
  rows: ListRow[];
  skipped: SkippedRow[];
  /** Rows that the file hides; they are read like the others. */
  hiddenRows: number[];
};

/** A sheet whose columns somebody has to name before it can be read. */
export type ListLayout = Pick<NominationList, 'sheetName' | 'otherSheets' | 'headerRow' | 'columns'> & {
  /** Rows that may be a header whose words nobody knows: their numbers as Excel shows them, and their words. */
  heads: { row: number; header: string }[];
  /** The first rows of it, the cells by column. */
  sample: { row: number; cells: string[] }[];
};
