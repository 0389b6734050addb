import { describe, expect, test } from 'vitest';
import { parseOptions } from './options.mjs';
import { jsonOf, tableOf } from './report.mjs';
import { names, percentile, rowOf } from './rows.mjs';

const request = { value: 250.04, p50Ms: 9.96, p95Ms: 14.2, perSecond: 250.04, limit: 700 };

describe('a row', () => {
  test('is met when every part of its aim is', () => {
    expect(rowOf('register-read', request).met).toBe(true);
    expect(rowOf('register-read', { ...request, p50Ms: 10.01 }).met).toBe(false);
    expect(rowOf('register-read', { ...request, perSecond: 199.99 }).met).toBe(false);
    expect(rowOf('sign-in', { ...request, perSecond: 600 }).met).toBe(true);
    const size = { value: 150, p50Ms: null, p95Ms: null, perSecond: null, limit: 130 };
    expect(rowOf('register-js', size).met).toBe(true);
    expect(rowOf('register-js', { ...size, value: 150.04 }).met).toBe(false);
  });

  test('says how near the limit is: more requests are better, fewer milliseconds and kilobytes are', () => {
    expect(rowOf('register-read', request).ratioToLimit).toBe(0.36);
    expect(rowOf('certificates', { ...request, value: 1000, limit: 600 }).ratioToLimit).toBe(0.6);
  });

  test('has all fields, in the units of its kind', () => {
    expect(rowOf('board', request)).toEqual({
      name: 'board',
      unit: 'requests/s',
      value: 250,
      p50Ms: 10,
      p95Ms: 14.2,
      perSecond: 250,
      limit: 700,
      ratioToLimit: 0.36,
      aim: 'p50 ≤ 25 ms; ≥ 75/s',
      met: true,
    });
  });
});

test('the report is a table for people and the same rows for programs', () => {
  const rows = [
    rowOf('verify', { ...request, perSecond: 12 }),
    rowOf('page-js-max', { value: 280, p50Ms: null, p95Ms: null, perSecond: null, limit: 130 }),
  ];
  const table = tableOf(rows, { verify: 'the empty handler' });
  expect(table).toContain('verify');
  expect(table).toMatch(/page-js-max\s+280 KB.*yes/);
  expect(table).toMatch(/verify.*NO.*the empty handler/);
  expect(JSON.parse(jsonOf(rows))).toEqual({ rows });
});

test('percentiles are those of the samples', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(samples, 0.5)).toBe(50);
  expect(percentile(samples, 0.95)).toBe(95);
  expect(percentile([7], 0.95)).toBe(7);
  expect(() => percentile([], 0.5)).toThrow();
});

test('the command line names rows that there are', () => {
  expect(parseOptions([])).toEqual({ json: undefined, only: names });
  expect(parseOptions(['--only', 'verify,board']).only).toEqual(['board', 'verify']);
  expect(parseOptions(['--json=/tmp/figures.json']).json).toBe('/tmp/figures.json');
  expect(() => parseOptions(['--only', 'speed'])).toThrow('There is no row speed');
  expect(() => parseOptions(['--fast', 'yes'])).toThrow('npm run bench');
});
