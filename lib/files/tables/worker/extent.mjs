import { Refused } from './refused.mjs';

/**
 * Counts rows and cells that hold something before the parser builds objects of them: the parser needs some
 * hundred bytes for each, so a small file could take all memory.
 * @param {Buffer} zip everything stored unpacked
 * @param {'xlsx' | 'ods'} format
 * @param {import('../limits').TableLimits} limits
 */
export function checkExtent(zip, format, limits) {
  if (format === 'ods') checkRepeats(zip, limits);
  else checkCells(zip, limits);
}

/** @param {Buffer} zip @param {import('../limits').TableLimits} limits */
function checkCells(zip, limits) {
  // `</v>` or `</is>` ends the value of a cell, `</row>` its row, `</sheetData>` its sheet, prefixed or not.
  let cells = 0;
  let rows = 0;
  let rowEnd = -1;
  let sheetEnd = -1;
  for (let at = nextOf(zip, 0); at >= 0; at = nextOf(zip, at + 3)) {
    cells += 1;
    if (cells > limits.cells) throw new Refused('FILE_TOO_MANY_CELLS', { limit: limits.cells });
    if (at < rowEnd) continue;
    rowEnd = zip.indexOf('row>', at);
    if (rowEnd < 0) return;
    if (at > sheetEnd) {
      rows = 0;
      sheetEnd = zip.indexOf('sheetData>', at);
      if (sheetEnd < 0) sheetEnd = zip.length;
    }
    rows += 1;
    if (rows > limits.rows) throw new Refused('FILE_TOO_MANY_ROWS', { limit: limits.rows });
  }
}

/** @param {Buffer} zip @param {number} from */
function nextOf(zip, from) {
  const value = nearest(zip, 'v>', from, valueAt);
  const inline = nearest(zip, 'is>', from, inlineAt);
  if (value < 0) return inline;
  return inline < 0 ? value : Math.min(value, inline);
}

const valueAt = { zip: /** @type {Buffer | null} */ (null), at: -1, word: 'v>' };
const inlineAt = { zip: /** @type {Buffer | null} */ (null), at: -1, word: 'is>' };

/**
 * Remembers the last find, so that a word which is rare is not searched for from every cell again.
 * @param {Buffer} zip @param {string} word @param {number} from
 * @param {{ zip: Buffer | null, at: number, word: string }} found
 */
function nearest(zip, word, from, found) {
  if (found.zip !== zip || (found.at >= 0 && found.at < from)) {
    // Only the closing tag counts, else each cell would be two.
    let at = zip.indexOf(word, from);
    while (at > 0 && !closes(zip, at)) at = zip.indexOf(word, at + 1);
    found.zip = zip;
    found.at = at;
  }
  return found.at;
}

/** @param {Buffer} zip @param {number} at */
function closes(zip, at) {
  let i = at - 1;
  while (i > 0 && at - i < 12 && zip[i] !== 0x2f && zip[i] !== 0x3c && zip[i] !== 0x3e) i -= 1;
  return zip[i] === 0x2f && zip[i - 1] === 0x3c;
}

/**
 * OpenDocument writes "this cell a million times" in a few bytes.
 * @param {Buffer} zip @param {import('../limits').TableLimits} limits
 */
function checkRepeats(zip, limits) {
  const text = zip.toString('latin1');
  const row = /<table:table-row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g;
  let rows = 0;
  let cells = 0;
  for (const [, attributes = '', content = ''] of text.matchAll(row)) {
    const times = repeats(attributes, 'rows');
    let inRow = 0;
    for (const [, cell = ''] of content.matchAll(/<table:table-cell\b([^>]*[^/])>/g))
      inRow += repeats(cell, 'columns');
    for (const [, cell = ''] of content.matchAll(/<table:table-cell\b([^>]*office:value[^>]*)\/>/g))
      inRow += repeats(cell, 'columns');
    if (inRow === 0) continue;
    rows += times;
    cells += times * inRow;
    if (inRow > limits.columns) throw new Refused('FILE_TOO_MANY_COLUMNS', { limit: limits.columns });
    if (rows > limits.rows) throw new Refused('FILE_TOO_MANY_ROWS', { limit: limits.rows });
    if (cells > limits.cells) throw new Refused('FILE_TOO_MANY_CELLS', { limit: limits.cells });
  }
}

/** @param {string} attributes @param {'rows' | 'columns'} what */
function repeats(attributes, what) {
  return Number(new RegExp(`number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1);
}
