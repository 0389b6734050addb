import { createRequire } from 'node:module';
import { decode } from './encoding.mjs';
import { checkExtent } from './extent.mjs';
import { hiddenInOds, mayHide } from './hidden.mjs';
import { bounded } from './bounds.mjs';
import { Refused } from './refused.mjs';

// The CommonJS build brings the code pages that old .xls files are written in.
const XLSX = createRequire(import.meta.url)('@e965/xlsx');

/**
 * A web page or an Excel 2003 document in XML: what other programs write and call .xls. What stands in it is text,
 * so that no date or phone is taken for something else.
 * @param {Buffer} bytes @param {'html' | 'xml'} format @param {import('../limits').TableLimits} limits
 * @returns {import('../types').TableFile}
 */
export function readMarkup(bytes, format, limits) {
  const { text, encoding } = decode(bytes);
  const plain = text.replace(/<script\b[^>]*>[^]*?<\/script>|<style\b[^>]*>[^]*?<\/style>/gi, '');
  const book = XLSX.read(plain, {
    type: 'string',
    dense: true,
    raw: format === 'html',
    cellNF: true,
    sheetRows: limits.rows + 1000,
  });
  const budget = { cells: limits.cells, characters: limits.characters };
  const sheets = book.SheetNames.map((/** @type {string} */ name) =>
    readSheet(name, book.Sheets[name], false, Boolean(book.Workbook?.WBProps?.date1904), limits, budget),
  );
  if (sheets.every((/** @type {import('../types').TableSheet} */ sheet) => sheet.rows.length === 0))
    throw new Refused('FILE_EMPTY');
  return { format, encoding, separator: null, sheets };
}

/**
 * @param {Buffer} bytes a zip with nothing packed in it, or an old workbook
 * @param {'xlsx' | 'ods' | 'xls'} format
 * @param {import('../limits').TableLimits} limits
 * @returns {import('../types').TableFile}
 */
export function readWorkbook(bytes, format, limits) {
  if (format !== 'xls') checkExtent(bytes, format, limits);
  const book = XLSX.read(bytes, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellDates: false,
    cellStyles: mayHide(bytes, format),
    sheetRows: limits.rows + 1000,
  });
  const date1904 = Boolean(book.Workbook?.WBProps?.date1904);
  const budget = { cells: limits.cells, characters: limits.characters };
  const sheets = book.SheetNames.map((/** @type {string} */ name, /** @type {number} */ index) =>
    readSheet(
      name,
      book.Sheets[name],
      Boolean(book.Workbook?.Sheets?.[index]?.Hidden),
      date1904,
      limits,
      budget,
    ),
  );
  if (format === 'ods') {
    hiddenInOds(bytes).forEach((rows, i) =>
      sheets[i]?.hiddenRows.push(...rows.filter((row) => row <= sheets[i].rows.length)),
    );
  }
  if (sheets.length === 0) throw new Refused('FILE_DAMAGED');
  if (sheets.every((/** @type {import('../types').TableSheet} */ sheet) => sheet.rows.length === 0)) {
    throw new Refused('FILE_EMPTY');
  }
  return { format, encoding: null, separator: null, sheets };
}

/**
 * @param {string} name @param {any} sheet @param {boolean} hidden @param {boolean} date1904
 * @param {import('../limits').TableLimits} limits @param {{ cells: number, characters: number }} budget
 */
function readSheet(name, sheet, hidden, date1904, limits, budget) {
  /** @type {any[][]} */
  const data = sheet?.['!data'] ?? [];
  const rows = Array.from(data, (row) => Array.from(row ?? [], (cell) => valueOf(cell, date1904)));
  const merges = fillDown(rows, sheet?.['!merges'] ?? []);
  const hiddenRows = [];
  const marks = sheet?.['!rows'] ?? [];
  const kept = bounded(rows, limits, budget);
  for (let i = 0; i < kept.length; i += 1) if (marks[i]?.hidden) hiddenRows.push(i + 1);
  const columns = Array.from(sheet?.['!cols'] ?? [], (each) => Boolean(each?.hidden));
  const hiddenColumns = columns.slice(0, limits.columns).flatMap((isHidden, i) => (isHidden ? [i] : []));
  return { name, hidden, rows: kept, hiddenRows, hiddenColumns, merges, date1904 };
}

/** @param {any} cell @param {boolean} date1904 @returns {import('../types').Cell} */
function valueOf(cell, date1904) {
  if (!cell) return null;
  if (cell.v === undefined || cell.v === null) return cell.f ? `=${cell.f}` : null;
  if (cell.t === 'e' || cell.t === 'z') return null;
  if (cell.v instanceof Date) return { date: cell.v.toISOString().slice(0, 10) };
  if (cell.t === 'n' && cell.z && XLSX.SSF.is_date(cell.z)) return dayOf(cell.v, date1904) ?? cell.v;
  return typeof cell.v === 'string' || typeof cell.v === 'number' || typeof cell.v === 'boolean'
    ? cell.v
    : null;
}

/** @param {number} serial @param {boolean} date1904 */
function dayOf(serial, date1904) {
  const parts = XLSX.SSF.parse_date_code(serial, { date1904 });
  // A time of day without a day is not a date.
  if (!parts || serial < 1 || (parts.m === 2 && parts.d === 29 && parts.y === 1900)) return null;
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return { date: `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}` };
}

/**
 * An institution merged over its people's rows belongs to each of them; a title merged over columns does not.
 * @param {import('../types').Cell[][]} rows @param {any[]} blocks
 */
function fillDown(rows, blocks) {
  const merges = [];
  for (const { s, e } of blocks.slice(0, 20_000)) {
    if (!(s.r <= e.r && s.c <= e.c)) continue;
    merges.push({ row: s.r, column: s.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1 });
    const value = rows[s.r]?.[s.c] ?? null;
    if (value === null) continue;
    for (let r = s.r + 1; r <= Math.min(e.r, rows.length - 1); r += 1) {
      const row = (rows[r] ??= []);
      while (row.length <= s.c) row.push(null);
      row[s.c] = value;
    }
  }
  return merges;
}
