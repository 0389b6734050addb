/**
 * @typedef {'register-read' | 'register-save' | 'board' | 'verify' | 'sign-in' | 'certificates'
 *   | 'certificates-signed' | 'signatures' | 'certificates-many' | 'certificates-memory' | 'register-js' | 'page-js-max'
 *   | 'register-tap' | 'register-scroll' | 'board-live' | 'register-flood'} RowName
 *
 * @typedef {object} Aim
 * @property {number} [p50Ms] at most, at one connection
 * @property {number} [p95Ms] at most
 * @property {number} [perSecond] at least, at eight connections
 * @property {number} [atMost] of the row's value
 *
 * @typedef {object} Kind
 * @property {string} unit of `value` and `limit`
 * @property {Aim} aim
 *
 * @typedef {object} Measured
 * @property {number} value requests a second, milliseconds or kilobytes, as the unit says
 * @property {number | null} p50Ms
 * @property {number | null} p95Ms
 * @property {number | null} perSecond
 * @property {number} limit what the same machine reached in the same run with nothing of ours in between
 *
 * @typedef {Measured & { name: RowName, unit: string, ratioToLimit: number, aim: string, met: boolean }} Row
 */

/** What is measured, and how good it has to be. @type {Record<RowName, Kind>} */
export const kinds = {
  'register-read': { unit: 'requests/s', aim: { p50Ms: 10, perSecond: 200 } },
  'register-save': { unit: 'requests/s', aim: { p50Ms: 12, perSecond: 200 } },
  board: { unit: 'requests/s', aim: { p50Ms: 25, perSecond: 75 } },
  verify: { unit: 'requests/s', aim: { p50Ms: 5, perSecond: 600 } },
  'sign-in': { unit: 'requests/s', aim: { perSecond: 600 } },
  certificates: { unit: 'ms', aim: { atMost: 1500 } },
  'certificates-signed': { unit: 'ms', aim: { atMost: 3000 } },
  signatures: { unit: 'ms', aim: { atMost: 1500 } },
  'certificates-many': { unit: 's', aim: { atMost: 60 } },
  'certificates-memory': { unit: 'MB', aim: { atMost: 512 } },
  'register-js': { unit: 'KB', aim: { atMost: 150 } },
  'page-js-max': { unit: 'KB', aim: { atMost: 300 } },
  'register-tap': { unit: 'ms', aim: { atMost: 50 } },
  'register-scroll': { unit: 'ms', aim: { atMost: 17 } },
  'board-live': { unit: 'ms', aim: { atMost: 2000 } },
  'register-flood': { unit: 's', aim: { p95Ms: 1000, atMost: 30 } },
};

export const names = /** @type {RowName[]} */ (Object.keys(kinds));

const tenths = (/** @type {number} */ number) => Math.round(number * 10) / 10;
const tenthsOrNull = (/** @type {number | null} */ number) => (number === null ? null : tenths(number));

/**
 * The aim in words: "p50 ≤ 10 ms; ≥ 200/s".
 *
 * @param {Kind} kind
 */
export function aimText({ unit, aim }) {
  const parts = [
    aim.p50Ms === undefined ? [] : `p50 ≤ ${aim.p50Ms} ms`,
    aim.p95Ms === undefined ? [] : `p95 ≤ ${aim.p95Ms} ms`,
    aim.perSecond === undefined ? [] : `≥ ${aim.perSecond}/s`,
    aim.atMost === undefined ? [] : `≤ ${aim.atMost} ${unit}`,
  ];
  return parts.flat().join('; ');
}

/**
 * A row of the report. `ratioToLimit` is the part of the limit that was reached: 1 would be as fast, or as small, as
 * the machine allows. Met means every part of the aim, before anything is rounded.
 *
 * @param {RowName} name
 * @param {Measured} measured
 * @returns {Row}
 */
export function rowOf(name, { value, p50Ms, p95Ms, perSecond, limit }) {
  const kind = kinds[name];
  const { aim, unit } = kind;
  const met =
    (aim.p50Ms === undefined || (p50Ms !== null && p50Ms <= aim.p50Ms)) &&
    (aim.p95Ms === undefined || (p95Ms !== null && p95Ms <= aim.p95Ms)) &&
    (aim.perSecond === undefined || (perSecond !== null && perSecond >= aim.perSecond)) &&
    (aim.atMost === undefined || value <= aim.atMost);
  return {
    name,
    unit,
    value: tenths(value),
    p50Ms: tenthsOrNull(p50Ms),
    p95Ms: tenthsOrNull(p95Ms),
    perSecond: tenthsOrNull(perSecond),
    limit: tenths(limit),
    ratioToLimit: Math.round((unit === 'requests/s' ? value / limit : limit / value) * 100) / 100,
    aim: aimText(kind),
    met,
  };
}

/**
 * The value below which the given part of the samples lies (nearest rank).
 *
 * @param {readonly number[]} samples
 * @param {number} part from 0 to 1
 */
export function percentile(samples, part) {
  if (samples.length === 0) throw new Error('There are no samples.');
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
