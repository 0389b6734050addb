import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { satisfies } from './dependencies.mjs';
import { missingPlatforms, systemOf } from './lock-file.mjs';
import { projectRoot } from './project.mjs';

describe('what is installed against the lock file', () => {
  const wanted = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-darwin-arm64': { version: '1.0.0', optional: true },
  };

  test('binaries of other systems may be missing', () => {
    expect(satisfies(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  });

  test('another version, or none, is not installed', () => {
    expect(satisfies(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
    expect(satisfies(wanted, {})).toBe(false);
  });
});

describe('the lock file', () => {
  test('names the binaries of every system, or npm ci refuses it: npm run lock:complete', () => {
    const lock = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8'));
    expect(missingPlatforms(lock.packages)).toEqual({});
  });

  test('an entry that is added says for which system it is', () => {
    const packages = {
      'node_modules/tool': {
        version: '2.0.0',
        dev: true,
        optionalDependencies: {
          '@tool/linux-x64-musl': '2.0.0',
          fsevents: '2.3.3',
          '@tool/wasm32-wasi': '2.0.0',
        },
      },
    };
    expect(missingPlatforms(packages)).toEqual({
      'node_modules/@tool/linux-x64-musl': {
        version: '2.0.0',
        cpu: ['x64'],
        os: ['linux'],
        libc: ['musl'],
        dev: true,
        optional: true,
      },
      'node_modules/@tool/wasm32-wasi': { version: '2.0.0', cpu: ['wasm32'], dev: true, optional: true },
    });
    expect(systemOf('@swc/core-win32-arm64-msvc')).toEqual({ cpu: ['arm64'], os: ['win32'] });
    expect(systemOf('@tool/linux-arm-gnueabihf')).toEqual({ cpu: ['arm'], os: ['linux'] });
  });
});
