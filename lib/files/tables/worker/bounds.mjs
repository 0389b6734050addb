import { Refused } from './refused.mjs';

const longestCell = 2000;

/**
 * Cuts what is empty at the end and refuses what is more than may be.
 * @param {import('../types').Cell[][]} rows
 * @param {import('../limits').TableLimits} limits
 * @param {{ cells: number, characters: number }} budget what is left for all sheets of the file; is used up
 */
export function bounded(rows, limits, budget) {
  let filled = 0;
  let last = -1;
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] ?? [];
    let width = row.length;
    while (width > 0 && isEmpty(row[width - 1])) width -= 1;
    row.length = width;
    if (width > limits.columns) throw new Refused('FILE_TOO_MANY_COLUMNS', { limit: limits.columns });
    if (width === 0) continue;
    last = r;
    filled += 1;
    budget.cells -= width;
    for (let c = 0; c < width; c += 1) {
      const cell = row[c];
      if (typeof cell !== 'string') continue;
      if (cell.length > longestCell) row[c] = cell.slice(0, longestCell);
      budget.characters -= Math.min(cell.length, longestCell);
    }
    if (budget.cells < 0 || budget.characters < 0)
      throw new Refused('FILE_TOO_MANY_CELLS', { limit: limits.cells });
  }
  if (filled > limits.rows) throw new Refused('FILE_TOO_MANY_ROWS', { limit: limits.rows });
  rows.length = last + 1;
  return rows;
}

/** @param {import('../types').Cell | undefined} cell */
function isEmpty(cell) {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
