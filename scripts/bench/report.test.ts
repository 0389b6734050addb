import { describe, expect, test } from 'vitest';
import { parseOptions } from './options.mjs';
import { jsonOf, tableOf } from './report.mjs';
import { names, percentile, rowOf } from './rows.mjs';
import { figureOf, scaleNames, scaleRow, scaleTable } from './scale/rows.mjs';
import { nameOf, searchFor } from './scale/names';

const request = { value: 250.04, p50Ms: 9.96, p95Ms: 14.2, perSecond: 250.04, limit: 700 };

describe('a row', () => {
  test('is met when every part of its aim is', () => {
    expect(rowOf('register-read', request).met).toBe(true);
    expect(rowOf('register-read', { ...request, p50Ms: 10.01 }).met).toBe(false);
    expect(rowOf('register-read', { ...request, perSecond: 199.99 }).met).toBe(false);
    expect(rowOf('sign-in', { ...request, perSecond: 600 }).met).toBe(true);
    const size = { value: 150, p50Ms: null, p95Ms: null, perSecond: null, limit: 130 };
    const flood = { value: 29, p50Ms: 300, p95Ms: 1000, perSecond: 7, limit: 2 };
    expect(rowOf('register-flood', flood).met).toBe(true);
    expect(rowOf('register-flood', { ...flood, p95Ms: 1000.01 }).met).toBe(false);
    expect(rowOf('register-flood', { ...flood, value: 30.01 }).met).toBe(false);
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
  const scale = [scaleRow('run-page', figureOf([10, 20, 30]), figureOf([5, 10, 15]))];
  const table = tableOf(rows, { verify: 'the empty handler' });
  expect(table).toContain('verify');
  expect(table).toMatch(/page-js-max\s+280 KB.*yes/);
  expect(table).toMatch(/verify.*NO.*the empty handler/);
  expect(JSON.parse(jsonOf(rows, scale))).toEqual({ rows, scale });
});

test('percentiles are those of the samples', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(samples, 0.5)).toBe(50);
  expect(percentile(samples, 0.95)).toBe(95);
  expect(percentile([7], 0.95)).toBe(7);
  expect(() => percentile([], 0.5)).toThrow();
});

test('a figure at scale stands beside the same at a tenth of the size', () => {
  const row = scaleRow('clash-check', figureOf([4, 8, 20.04]), figureOf([4, 8, 10]));
  expect(row).toMatchObject({ full: { p50Ms: 8, p95Ms: 20 }, growth: 2, aimMs: 20, met: true });
  expect(scaleRow('clash-check', figureOf([20.06]), figureOf([1])).met).toBe(false);
  expect(scaleTable([row])[1]).toEqual(
    expect.arrayContaining(['clash-check', '20 ms', '10 ms', '≤ 20 ms', 'yes']),
  );
});

test('the people of the bench have names of their own, the same each time', () => {
  const named = Array.from({ length: 5_000 }, (_, index) => nameOf(index).officialName);
  expect(new Set(named).size).toBeGreaterThan(4_950);
  expect(nameOf(42)).toEqual(nameOf(42));
  expect(searchFor(1)).not.toBe('');
});

test('the command line names rows that there are', () => {
  expect(parseOptions([])).toEqual({ json: undefined, only: names, onlyScale: scaleNames });
  expect(parseOptions(['--only', 'verify,board']).only).toEqual(['board', 'verify']);
  expect(parseOptions(['--only', 'verify,run-page']).onlyScale).toEqual(['run-page']);
  expect(parseOptions(['--json=/tmp/figures.json']).json).toBe('/tmp/figures.json');
  expect(() => parseOptions(['--only', 'speed'])).toThrow('There is no row speed');
  expect(() => parseOptions(['--fast', 'yes'])).toThrow('npm run bench');
});
