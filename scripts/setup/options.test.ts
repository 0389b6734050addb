import { describe, expect, test } from 'vitest';
import { parseOptions } from './options.mjs';

describe('the command line of npm start', () => {
  test('says nothing: the defaults', () => {
    expect(parseOptions([])).toEqual({ port: undefined, dataDir: undefined, empty: false, help: false });
  });

  test('takes values after a space or an equals sign, and folders relative to where it is called', () => {
    const asked = parseOptions(['--port', '4000', '--data=мои данные/1', '--empty'], { cwd: '/srv' });
    expect(asked).toEqual({ port: 4000, dataDir: '/srv/мои данные/1', empty: true, help: false });
  });

  test('PORT of the environment counts when no option is given', () => {
    expect(parseOptions([], { portFromEnvironment: '5000' }).port).toBe(5000);
    expect(parseOptions(['--port', '4000'], { portFromEnvironment: '5000' }).port).toBe(4000);
  });

  test.each([
    ['--prot', '4000'],
    ['--empty=yes'],
    ['--port'],
    ['--port', 'http'],
    ['--port', '0'],
    ['--port', '65536'],
    ['--data'],
    ['--data', '--empty'],
    ['4000'],
  ])('refuses %s %s with the list of options', (...args) => {
    expect(() => parseOptions(args)).toThrow(/--port[\s\S]*--data DIR[\s\S]*--empty/);
  });
});
