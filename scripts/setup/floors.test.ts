import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { floors } from './floors.json';

type Lock = { packages: Record<string, { version?: string }> };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

const versionsOf = (name: string): string[] =>
  Object.entries(lock.packages)
    .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version ?? '');

/** Below a floor, by numbers: 10.5.0 is above 9.9.9. A pre-release counts as what it leads to. */
function isBelow(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => (text.split('-')[0] ?? '').split('.').map(Number));
  for (let place = 0; place < 3; place++) {
    const difference = (a?.[place] ?? 0) - (b?.[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

describe('the lock file', () => {
  it.each(Object.entries(floors))('has %s at %s or newer, wherever it is nested', (name, floor) => {
    const versions = versionsOf(name);
    if (floor === null) {
      expect(versions).toEqual([]);
      return;
    }
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => isBelow(version, floor))).toEqual([]);
  });
});

it.each([
  ['9.9.9', '10.0.0', true],
  ['16.3.2', '16.3.3', true],
  ['16.10.0', '16.3.3', false],
  ['16.3.3', '16.3.3', false],
])('%s is below %s: %s', (version, floor, below) => {
  expect(isBelow(version, floor)).toBe(below);
});
