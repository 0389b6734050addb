import { expect, test } from 'vitest';
import { checks, chooseChecks, countTests } from './checks.mjs';

test('all checks, or those that are named, in their order; anything else is refused with the names', () => {
  expect(chooseChecks([]).chosen).toBe(checks);
  expect(chooseChecks(['--only', 'db,format']).chosen.map((check) => check.name)).toEqual(['format', 'db']);
  expect(chooseChecks(['--only=unit']).chosen.map((check) => check.name)).toEqual(['unit']);
  for (const args of [['--only'], ['--only', 'nothing'], ['unit']]) {
    expect(chooseChecks(args).refused).toContain('boundaries');
  }
});

test('counts what the runners say, and never calls a broken run a success', () => {
  expect(countTests('vitest', { numPassedTests: 5, numFailedTests: 2 }, false)).toEqual({
    passed: 5,
    failed: 2,
  });
  expect(countTests('playwright', { stats: { expected: 3, unexpected: 0, flaky: 0 } }, true)).toEqual({
    passed: 3,
    failed: 0,
  });
  expect(countTests('vitest', { numPassedTests: 5, numFailedTests: 0 }, false)).toEqual({
    passed: 5,
    failed: 1,
  });
  expect(countTests('playwright', null, false)).toEqual({ passed: 0, failed: 1 });
});
