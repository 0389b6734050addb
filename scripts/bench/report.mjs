/**
 * The rows as a table for a terminal.
 *
 * @param {readonly import('./rows.mjs').Row[]} rows
 * @param {Partial<Record<import('./rows.mjs').RowName, string>>} limits what each row's limit is, in words
 */
export function tableOf(rows, limits = {}) {
  const head = ['work', 'reached', 'p50', 'p95', 'limit', 'of limit', 'aim', 'met', 'the limit is'];
  const lines = rows.map((row) => [
    row.name,
    `${row.value} ${row.unit}`,
    row.p50Ms === null ? '' : `${row.p50Ms} ms`,
    row.p95Ms === null ? '' : `${row.p95Ms} ms`,
    `${row.limit} ${row.unit}`,
    `${Math.round(row.ratioToLimit * 100)} %`,
    row.aim,
    row.met ? 'yes' : 'NO',
    limits[row.name] ?? '',
  ]);
  return alignedTable([head, ...lines]);
}

/** The first line is the head. @param {readonly string[][]} table */
export function alignedTable([head = [], ...lines]) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] ?? '').length)),
  );
  const padded = (/** @type {string[]} */ line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [head, widths.map((width) => '─'.repeat(width)), ...lines].map(padded).join('\n');
}

/**
 * What `--json` writes.
 *
 * @param {readonly import('./rows.mjs').Row[]} rows
 * @param {readonly import('./scale/rows.mjs').ScaleRow[]} scale
 */
export const jsonOf = (rows, scale) => `${JSON.stringify({ rows, scale }, null, 2)}\n`;
