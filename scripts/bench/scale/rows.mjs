/**
 * @typedef {'person-search' | 'person-search-scoped' | 'people-page' | 'calendar-month' | 'run-page' | 'clash-check' | 'cascade-reach' | 'cascade-reach-run' | 'cascade-reach-up' | 'cascade-reach-up-run' | 'cascade-branch' | 'report-part' | 'report-whole' | 'report-workbook' | 'explore' | 'import-preview' | 'import-apply'} ScaleName
 *
 * @typedef {object} Figure
 * @property {number} p50Ms
 * @property {number} p95Ms
 *
 * @typedef {object} ScaleRow
 * @property {ScaleName} name
 * @property {'ms'} unit
 * @property {Figure} full at the full size
 * @property {Figure} tenth the same at a tenth of it
 * @property {number} growth how many times slower the full size is at p95; ten would be "as slow as the base is large"
 * @property {number} aimMs of p95 at the full size
 * @property {boolean} met
 */
import { percentile } from '../rows.mjs';

/** At most, in milliseconds, at p95 and the full size. @type {Record<ScaleName, number>} */
const aims = {
  'person-search': 50,
  'person-search-scoped': 50,
  'people-page': 100,
  'calendar-month': 60,
  'run-page': 60,
  'clash-check': 20,
  'cascade-reach': 200,
  'cascade-reach-run': 200,
  'cascade-reach-up': 200,
  'cascade-reach-up-run': 200,
  'cascade-branch': 50,
  'report-part': 300,
  'report-whole': 1500,
  'report-workbook': 10_000,
  explore: 1500,
  'import-preview': 5000,
  'import-apply': 5000,
};

export const scaleNames = /** @type {ScaleName[]} */ (Object.keys(aims));

const tenths = (/** @type {number} */ number) => Math.round(number * 10) / 10;

/** @param {readonly number[]} samples milliseconds @returns {Figure} */
export const figureOf = (samples) => ({
  p50Ms: tenths(percentile(samples, 0.5)),
  p95Ms: tenths(percentile(samples, 0.95)),
});

/** @param {ScaleName} name @param {Figure} full @param {Figure} tenth @returns {ScaleRow} */
export const scaleRow = (name, full, tenth) => ({
  name,
  unit: 'ms',
  full,
  tenth,
  growth: tenths(full.p95Ms / tenth.p95Ms),
  aimMs: aims[name],
  met: full.p95Ms <= aims[name],
});

/** The rows as lines for a terminal. @param {readonly ScaleRow[]} rows @returns {string[][]} */
export const scaleTable = (rows) => [
  ['work', 'p50', 'p95', 'p50 at a tenth', 'p95 at a tenth', 'times slower', 'aim (p95)', 'met'],
  ...rows.map(({ name, full, tenth, growth, aimMs, met }) => [
    name,
    `${full.p50Ms} ms`,
    `${full.p95Ms} ms`,
    `${tenth.p50Ms} ms`,
    `${tenth.p95Ms} ms`,
    `${growth}`,
    `≤ ${aimMs} ms`,
    met ? 'yes' : 'NO',
  ]),
];
