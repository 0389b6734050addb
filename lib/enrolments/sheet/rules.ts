import { csvOf } from '@/lib/files/tables/write';
import type { Day } from '@/lib/time/day';

/** One person of a run, as a sheet says it. */
export type SheetRow = {
  officialName: string | null;
  latinName: string | null;
  sex: 'FEMALE' | 'MALE' | null;
  birthDate: Day | null;
  countryCode: string | null;
  institution: string | null;
  position: string | null;
  email: string | null;
  phone: string | null;
  language: string | null;
};

/** The columns, by headers that an import knows word for word. */
const columns: [header: string, value: (row: SheetRow) => string | null][] = [
  ['Full name', (row) => row.officialName ?? row.latinName],
  ['Name in Latin letters', (row) => (row.officialName ? row.latinName : null)],
  ['Sex', (row) => (row.sex === null ? null : row.sex === 'FEMALE' ? 'F' : 'M')],
  ['Date of birth', (row) => row.birthDate],
  ['Country', (row) => row.countryCode],
  ['Institution', (row) => row.institution],
  ['Position', (row) => row.position],
  ['E-mail', (row) => row.email],
  ['Phone', (row) => row.phone],
  ['Language', (row) => row.language],
];

/** The cells of a sheet, the header first. */
export const sheetCells = (rows: readonly SheetRow[]): string[][] => [
  columns.map(([header]) => header),
  ...rows.map((row) => columns.map(([, value]) => value(row) ?? '')),
];

export const sheetCsv = (rows: readonly SheetRow[]): string => csvOf(sheetCells(rows));
