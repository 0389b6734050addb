import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import type { TableFile, TableSheet } from '@/lib/files/tables/types';
import { cellText } from './cells/rules';
import { readColumns } from './columns/rules';
import { findHeader, type FoundHeader } from './header/rules';
import { looksLikeName, nameOf } from './names/rules';
import { readRow } from './rows/rules';
import type { ListField, ListOptions } from './schema';
import { skipAfter, skipBefore } from './skipping/rules';
import type { ListColumn, ListRow, NominationList, SkippedRow } from './types';

const nameFields: ListField[] = ['fullName', 'person', 'familyName', 'latinName', 'latinFamilyName'];

type Candidate = {
  sheet: TableSheet;
  header: FoundHeader | null;
  firstRow: number;
  columns: ListColumn[];
  worth: number;
};

/**
 * Reads a nomination list as an institution sent it: finds the sheet, the header below titles, what each column holds,
 * and reads every row below, naming what it left out and why. Nothing is stored and nothing is guessed that cannot be
 * seen and corrected (`options.mapping`).
 *
 * Refusals: LIST_NO_ROWS, LIST_NO_HEADER, LIST_NO_NAME_COLUMN, LIST_SHEET_UNKNOWN.
 */
export function readList(table: TableFile, options: ListOptions = {}): Outcome<NominationList> {
  const { sheet: wanted } = options;
  const sheets = table.sheets.filter((sheet) =>
    wanted === undefined ? sheet.rows.length > 0 : sheet.name === wanted,
  );
  if (wanted !== undefined && sheets.length === 0) return refuse('LIST_SHEET_UNKNOWN', { sheet: wanted });
  const candidates = sheets.map((sheet) => candidateOf(sheet, options));
  const [best] = [...candidates].sort((a, b) => b.worth - a.worth);
  if (!best) return refuse('LIST_NO_ROWS');
  if (!hasName(best.columns)) {
    if (best.sheet.rows.every((row) => row.every((cell) => cellText(cell) === '')))
      return refuse('LIST_NO_ROWS');
    if (!best.header) return refuse('LIST_NO_HEADER', { sheet: best.sheet.name });
    const columns = best.columns
      .map((column) => column.header)
      .filter(Boolean)
      .join(', ');
    return refuse('LIST_NO_NAME_COLUMN', {
      sheet: best.sheet.name,
      row: best.header.row + 1,
      columns: columns.slice(0, 200),
    });
  }
  const { rows, skipped } = readRows(best, options);
  if (rows.length === 0) return refuse('LIST_NO_ROWS', { sheet: best.sheet.name });
  return done({
    sheetName: best.sheet.name,
    otherSheets: candidates
      .filter((each) => each !== best && hasName(each.columns))
      .map((each) => each.sheet.name),
    headerRow: best.header ? best.header.row + 1 : null,
    columns: best.columns,
    rows,
    skipped,
    hiddenRows: best.sheet.hiddenRows.filter((row) => rows.some((each) => each.row === row)),
  });
}

function candidateOf(sheet: TableSheet, options: ListOptions): Candidate {
  const { headerRow } = options;
  const header =
    headerRow === 0 ? null : findHeader(sheet, headerRow === undefined ? undefined : headerRow - 1);
  const firstRow = header ? header.row + header.height : firstPerson(sheet);
  const columns = readColumns(sheet, header, firstRow, options);
  const named = hasName(columns);
  const fields = columns.filter((column) => column.field).length;
  const size = Math.min(sheet.rows.length - firstRow, 10_000);
  // A list beats a title page, a visible sheet a hidden one, the longer list the shorter.
  const worth =
    (named ? 1e6 : 0) +
    (sheet.hidden ? 0 : 5e5) +
    (header ? 1e5 : 0) +
    Math.min(fields, 5) * 1e4 * (size > 0 ? 1 : 0) +
    size;
  return { sheet, header, firstRow, columns, worth };
}

/** Without a header the list begins at the first row with a name in it, not at the title. */
function firstPerson(sheet: TableSheet): number {
  const at = sheet.rows.findIndex((row) =>
    row.some((cell) => looksLikeName(nameOf(cellText(cell).split(/[,;]/)[0] ?? ''))),
  );
  return Math.max(at, 0);
}

function readRows({ sheet, header, firstRow, columns }: Candidate, options: ListOptions) {
  const rows: ListRow[] = [];
  const skipped: SkippedRow[] = [];
  const hidden = new Set(sheet.hiddenRows);
  const wide = new Map(sheet.merges.filter((merge) => merge.columns > 1).map((merge) => [merge.row, merge]));
  const context = { columns, date1904: sheet.date1904, country: options.country ?? null };
  for (let index = firstRow; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index] ?? [];
    const row = index + 1;
    const before = skipBefore(cells, index, { header, columns, wide });
    const read = before ? null : readRow(cells, row, context);
    const reason = before ?? (read ? skipAfter(read, cells) : null);
    if (reason)
      skipped.push({ row, reason, text: cells.map(cellText).filter(Boolean).join(' · ').slice(0, 200) });
    else if (read) rows.push({ ...read, hidden: hidden.has(row) });
  }
  return { rows, skipped };
}

const hasName = (columns: ListColumn[]) =>
  columns.some((column) => column.field !== null && nameFields.includes(column.field));
