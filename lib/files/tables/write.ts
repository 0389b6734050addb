import { utils, write } from '@e965/xlsx';
import { stringify } from 'csv-stringify/sync';

export type WrittenCell = string | number | null;
export type WrittenSheet = {
  name: string;
  rows: readonly (readonly WrittenCell[])[];
  widths?: readonly number[];
};

/** Control characters, which no name has and XML cannot hold, are left out. */
const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

/**
 * A cell that a spreadsheet would take for a formula (= + - @, tab, line break) is marked as text by an apostrophe,
 * which an import takes off again. (OWASP: CSV injection.)
 */
export const neutral = (cell: string): string => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell);

/** As CSV that Excel reads rightly: UTF-8 with a byte order mark, semicolons, CRLF. */
export const csvOf = (rows: readonly (readonly WrittenCell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutral(clean(cell)) : cell))),
    { bom: true, delimiter: ';', record_delimiter: 'windows' },
  );

/** As an Excel workbook; every text is a text cell, so that none is a formula. */
export function xlsxOf(sheets: readonly WrittenSheet[]): Buffer {
  const book = utils.book_new();
  for (const { name, rows, widths } of sheets) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' ? { t: 's' as const, v: clean(cell), z: '@' } : cell)),
      ),
    );
    if (widths) sheet['!cols'] = widths.map((wch) => ({ wch }));
    utils.book_append_sheet(book, sheet, name.slice(0, 31));
  }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
