import { kindOf } from './kind.mjs';
import { readText } from './text.mjs';
import { readMarkup, readWorkbook } from './workbook.mjs';
import { plainZip } from './zip.mjs';

/**
 * A table of whatever kind its content is; throws `Refused` for what is none. To be called in a thread of its own.
 * @param {Buffer} bytes @param {import('../limits').TableLimits} limits
 * @returns {import('../types').TableFile}
 */
export function readBytes(bytes, limits) {
  const kind = kindOf(bytes);
  if (kind === 'text') return readText(bytes, limits);
  if (kind === 'html' || kind === 'xml') return readMarkup(bytes, kind, limits);
  if (kind === 'zip') {
    const { format, zip } = plainZip(bytes, limits);
    return readWorkbook(zip, format, limits);
  }
  return readWorkbook(bytes, 'xls', limits);
}
