import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { defaultTableLimits } from '@/lib/files/tables/limits';
import type { Cell, MergedBlock, TableFile } from '@/lib/files/tables/types';
import { cellText } from './cells/rules';
import { readColumns } from './columns/rules';
import { dateOrderOf } from './dates/rules';
import { findHeader, isAnotherHeader } from './header/rules';
import { rowNumber, rowPlace } from './place/rules';
import { readRow } from './rows/rules';
import type { ListOptions } from './schema';
import { besideEachOther, hasName, headerKey, isAlike, sheetsToRead, type ListSheet } from './sheets/rules';
import { skipAfter, skipBefore } from './skipping/rules';
import { isInstitution } from './whole/rules';
import type { ListLayout, ListRow, NominationList, SkippedRow } from './types';

/**
 * Reads a nomination list as an institution sent it: finds the sheets, the header below titles, what each column holds,
 * and reads every row below, naming what it left out and why. Nothing is stored and nothing is guessed that cannot be
 * seen and corrected (`options.mapping`).
 *
 * Refusals: LIST_NO_ROWS, LIST_NO_HEADER, LIST_NO_NAME_COLUMN, LIST_SHEET_UNKNOWN, FILE_TOO_MANY_ROWS (of all sheets).
 */
export function readList(table: TableFile, options: ListOptions = {}): Outcome<NominationList> {
  const { sheet: wanted } = options;
  const sheets = sheetsOf(table, wanted);
  if (wanted !== undefined && sheets.length === 0) return refuse('LIST_SHEET_UNKNOWN', { sheet: wanted });
  const found = sheetsToRead(sheets.flatMap(besideEachOther), options);
  if (!found) return refuse('LIST_NO_ROWS');
  const { best, all } = found;
  if (!hasName(best.columns)) return refuseUnnamed(best);
  const alike = all.filter((each) => isAlike(each, best));
  const names = alike.map(({ sheet }) => sheet.name);
  const read = alike.map((each, index) => readSheet(each, index, names, options));
  const rows = read.flatMap((each) => each.rows);
  if (rows.length === 0) return refuse('LIST_NO_ROWS', { sheet: best.sheet.name });
  if (rows.length > defaultTableLimits.rows)
    return refuse('FILE_TOO_MANY_ROWS', { limit: defaultTableLimits.rows });
  return done({
    sheetName: best.sheet.name,
    sheets: names,
    otherSheets: table.sheets
      .filter(({ name }) => !names.includes(name))
      .filter(
        ({ name }) =>
          wanted !== undefined || all.some(({ sheet, columns }) => sheet.name === name && hasName(columns)),
      )
      .map(({ name }) => name),
    headerRow: best.header ? best.header.row + 1 : null,
    columns: best.columns,
    rows,
    skipped: read.flatMap((each) => each.skipped),
    hiddenRows: rows.filter(({ hidden }) => hidden).map(({ row }) => row),
  });
}

/** How a file lies that was refused because no column holds names: so that the reader can say which one does. */
export function listLayout(table: TableFile, options: ListOptions = {}): ListLayout | null {
  const found = sheetsToRead(sheetsOf(table, options.sheet), options);
  if (!found) return null;
  const { sheet, header, columns, firstRow } = found.best;
  return {
    sheetName: sheet.name,
    otherSheets: table.sheets
      .filter((each) => each !== sheet && each.rows.length > 0)
      .map(({ name }) => name),
    headerRow: header ? header.row + 1 : null,
    columns,
    heads: sheet.rows.slice(0, 30).flatMap((cells, index) => {
      const words = cells.map((cell) => ({ header: cellText(cell) }));
      return words.filter(({ header: text }) => text).length > 1
        ? [{ row: index + 1, header: headerKey(words) }]
        : [];
    }),
    sample: sheet.rows.slice(firstRow, firstRow + 8).map((cells, index) => ({
      row: firstRow + index + 1,
      cells: columns.map((column) => cellText(cells[column.index]).slice(0, 80)),
    })),
  };
}

const sheetsOf = (table: TableFile, wanted: string | undefined) =>
  table.sheets.filter((sheet) => (wanted === undefined ? sheet.rows.length > 0 : sheet.name === wanted));

function refuseUnnamed({ sheet, header, columns }: ListSheet): Outcome<never> {
  if (sheet.rows.every((row) => row.every((cell) => cellText(cell) === ''))) return refuse('LIST_NO_ROWS');
  if (!header) return refuse('LIST_NO_HEADER', { sheet: sheet.name });
  const seen = columns
    .map((column) => column.header)
    .filter(Boolean)
    .join(', ');
  return refuse('LIST_NO_NAME_COLUMN', {
    sheet: sheet.name,
    row: header.row + 1,
    columns: seen.slice(0, 200),
  });
}

function readSheet(list: ListSheet, sheetIndex: number, names: string[], options: ListOptions) {
  const { sheet, firstRow } = list;
  let { header, columns } = list;
  const rows: ListRow[] = [];
  const skipped: SkippedRow[] = [];
  const hidden = new Set(sheet.hiddenRows);
  const wide = new Map(sheet.merges.filter((merge) => merge.columns > 1).map((merge) => [merge.row, merge]));
  const place = (row: number) => rowPlace(row, names);
  const contextOf = (from: number) => ({
    columns,
    date1904: sheet.date1904,
    dateOrder: orderOf(sheet.rows.slice(from), columns),
    country: options.country ?? null,
    place,
  });
  let context = contextOf(firstRow);
  let ended = false;
  // "МВД" over its people stands for a column that the list does not have.
  let section: string | null = null;
  const saysInstitution = columns.some(
    ({ field }) => field === 'institution' || field === 'workplace' || field === 'person',
  );
  const skip = (row: number, reason: SkippedRow['reason'], cells: Cell[]) => {
    skipped.push({ row, reason, text: cells.map(cellText).filter(Boolean).join(' · ').slice(0, 200) });
    ended ||= reason === 'TOTAL' || reason === 'SIGNATURE';
  };
  let follows = continuations(list);
  for (let index = firstRow; index < sheet.rows.length; index += 1) {
    const row = rowNumber(sheetIndex, index + 1);
    const own = sheet.rows[index] ?? [];
    if (follows.has(index)) {
      skip(row, 'CONTINUED', own);
      continue;
    }
    if (index > firstRow && header && !options.mapping && isAnotherHeader(own.map(cellText))) {
      // A list pasted under the first one, with columns of its own.
      header = findHeader(sheet, index) ?? header;
      columns = readColumns(sheet, header, index + header.height, options);
      context = contextOf(index + header.height);
      follows = continuations({ ...list, columns });
      ended = false;
      skip(row, 'REPEATED_HEADER', own);
      continue;
    }
    const cells = withContinued(sheet.rows, index, follows);
    const above = skipped.at(-1)?.row === row - 1 ? (skipped.at(-1)?.reason ?? null) : null;
    const before = skipBefore(cells, index, { header, columns, wide, above, ended });
    const read = before ? null : readRow(cells, row, context);
    const reason = before ?? (read ? skipAfter(read, cells) : null);
    if (reason === 'SECTION' || reason === 'NOT_A_PERSON')
      section = cells.map(cellText).find(isInstitution) ?? section;
    if (reason) skip(row, reason, cells);
    else if (read)
      rows.push({
        ...read,
        institution: read.institution ?? (saysInstitution ? null : section),
        hidden: hidden.has(index + 1),
      });
  }
  return { rows, skipped };
}

function orderOf(rows: Cell[][], columns: NominationList['columns']) {
  const column = columns.find(({ field, part }) => field === 'birthDate' && part === null);
  return column ? dateOrderOf(rows.map((cells) => cells[column.index])) : null;
}

/** Rows below the first of a name that is merged downwards: they say more of the same person. From 0. */
function continuations({ sheet, columns }: Pick<ListSheet, 'sheet' | 'columns'>): Set<number> {
  const names = new Set(
    columns
      .filter(({ field }) => field === 'fullName' || field === 'familyName' || field === 'person')
      .map(({ index }) => index),
  );
  const isName = ({ row, rows, column, columns: width }: MergedBlock) =>
    rows > 1 && width === 1 && names.has(column) && row + rows <= sheet.rows.length;
  return new Set(
    sheet.merges
      .filter(isName)
      .flatMap(({ row, rows }) => Array.from({ length: rows - 1 }, (_, i) => row + i + 1)),
  );
}

/** A row with what only the rows say that continue it. */
function withContinued(rows: Cell[][], index: number, follows: ReadonlySet<number>): Cell[] {
  const own = rows[index] ?? [];
  if (!follows.has(index + 1)) return own;
  const cells = [...own];
  for (let next = index + 1; follows.has(next); next += 1) {
    (rows[next] ?? []).forEach((cell, column) => {
      if (cellText(cells[column]) === '') cells[column] = cell;
    });
  }
  return cells;
}
