import { createRequire } from 'node:module';
import { crc32, deflateRawSync } from 'node:zlib';
import type XLSXTypes from '@e965/xlsx';
import type { Cell, TableFile, TableSheet } from '../types';

const XLSX = createRequire(import.meta.url)('@e965/xlsx') as typeof XLSXTypes;

export type BookSheet = {
  name?: string;
  rows: unknown[][];
  merges?: string[];
  hiddenRows?: number[];
  /** By letter. */
  hiddenColumns?: string[];
  hidden?: boolean;
};

/** Writes a workbook as the office programs do, for tests. */
export function workbook(
  sheets: BookSheet[],
  bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx',
  date1904 = false,
): Uint8Array {
  const book = XLSX.utils.book_new();
  book.Workbook = { WBProps: { date1904 }, Sheets: [] };
  sheets.forEach(({ name, rows, merges, hiddenRows, hiddenColumns, hidden }, i) => {
    const sheet = XLSX.utils.aoa_to_sheet(rows as never[][]);
    if (merges) sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    if (hiddenRows) {
      sheet['!rows'] = [];
      for (const row of hiddenRows) sheet['!rows'][row - 1] = { hidden: true };
    }
    for (const letter of hiddenColumns ?? []) {
      sheet['!cols'] ??= [];
      sheet['!cols'][XLSX.utils.decode_col(letter)] = { hidden: true };
    }
    XLSX.utils.book_append_sheet(book, sheet, name ?? `Sheet${i + 1}`);
    book.Workbook?.Sheets?.push({ Hidden: hidden ? 1 : 0 });
  });
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType, compression: true }) as Buffer);
}

/** A cell with a format or a formula, which plain values cannot say. */
export const cell = (parts: Partial<XLSXTypes.CellObject>) => parts;

/** A table as the reader gives it, without a file. */
export function tableOf(rows: Cell[][], sheet: Partial<TableSheet> = {}): TableFile {
  const whole = {
    name: 'List',
    hidden: false,
    rows,
    hiddenRows: [],
    hiddenColumns: [],
    merges: [],
    date1904: false,
    ...sheet,
  };
  return { format: 'xlsx', encoding: null, separator: null, sheets: [whole] };
}

/** A zip in which each part can claim another size than it has. */
export function zip(parts: { name: string; data: Buffer; claims?: number }[]): Uint8Array {
  const body: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const { name, data, claims } of parts) {
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims ?? data.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    body.push(head, Buffer.from(name), packed);
    index.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...body, directory, end]));
}

/** The parts of a smallest workbook, with the sheet's XML given. */
export function bookParts(sheetXml: Buffer | string): { name: string; data: Buffer; claims?: number }[] {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, text: string) => ({
    name,
    data: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`),
  });
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"/></Relationships>`;
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ),
    part('_rels/.rels', relation('officeDocument', 'xl/workbook.xml')),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part('xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml')),
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.isBuffer(sheetXml) ? sheetXml : Buffer.from(sheetXml) },
  ];
}

export const sheetXml = (rows: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
