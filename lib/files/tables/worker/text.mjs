import { parse } from 'csv-parse/sync';
import { bounded } from './bounds.mjs';
import { decode } from './encoding.mjs';
import { Refused } from './refused.mjs';

const separators = [';', '\t', ',', '|'];

/**
 * Separated text. The separator is the one that cuts the first lines into equally many parts.
 * @param {Buffer} bytes @param {import('../limits').TableLimits} limits
 * @returns {import('../types').TableFile}
 */
export function readText(bytes, limits) {
  const { encoding, text } = decode(bytes);
  if (text.trim() === '') throw new Refused('FILE_EMPTY');
  const said = /^sep=(.)\r?\n/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const separator = said?.[1] ?? separatorOf(body);
  const rows = recordsOf(body, separator, limits.rows + 1001);
  const kept = bounded(rows, limits, { cells: limits.cells, characters: limits.characters });
  const sheet = {
    name: '',
    hidden: false,
    rows: kept,
    hiddenRows: [],
    hiddenColumns: [],
    merges: [],
    date1904: false,
  };
  return { format: 'text', encoding, separator, sheets: [sheet] };
}

/**
 * Quotation marks count first: a wrong separator breaks them. Only when they are broken for each, they are overlooked.
 * @param {string} text
 */
function separatorOf(text) {
  const head = text.slice(0, 200_000);
  const strict = (/** @type {string} */ separator) => {
    try {
      return parse(head, { delimiter: separator, relax_column_count: true, to: 60 });
    } catch {
      return [];
    }
  };
  return (
    bestOf(separators.map((separator) => ({ separator, rows: strict(separator) }))) ??
    bestOf(separators.map((separator) => ({ separator, rows: recordsOf(head, separator, 60) }))) ??
    ','
  );
}

/** @param {{ separator: string, rows: string[][] }[]} attempts */
function bestOf(attempts) {
  let best = null;
  let bestScore = 0;
  for (const { separator, rows } of attempts) {
    const counts = new Map();
    for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    const [width, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    const score = (times / Math.max(rows.length, 1)) * times * Math.min(width, 12);
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

/** @param {string} text @param {string} separator @param {number} to @returns {string[][]} */
function recordsOf(text, separator, to) {
  const options = { delimiter: separator, relax_quotes: true, relax_column_count: true, to };
  try {
    return parse(text, options);
  } catch {
    // A quotation mark that is never closed: then quotation marks mean nothing in this file.
    return parse(text, { ...options, quote: false });
  }
}
