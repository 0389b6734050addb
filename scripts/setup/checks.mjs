import path from 'node:path';

/**
 * @typedef {object} Check
 * @property {string} name to be named after `--only`
 * @property {string} what
 * @property {string[][]} commands a package's file or a script of ours, and arguments, each run by this Node
 * @property {'vitest' | 'playwright'} [runner] a test runner that counts
 * @property {boolean} [needsBrowser]
 * @property {boolean} [single] keeps one processor busy: two such checks run beside each other
 * @property {string} [after] does not run while this one does: both write in one place
 * @property {boolean} [needsPdfTools]
 */

/** Every check of the project; the longest of those that keep one processor busy comes first. @type {Check[]} */
export const checks = [
  {
    name: 'lint',
    what: 'Lint',
    single: true,
    commands: [
      ['eslint/bin/eslint.js', '--max-warnings', '0', '.'],
      // The rules that ask for types.
      ['oxlint/bin/oxlint', '--type-aware', '--quiet', '.'],
    ],
  },
  {
    name: 'format',
    what: 'Formatting',
    single: true,
    commands: [['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  },
  {
    name: 'types',
    what: 'Types',
    single: true,
    commands: [
      ['next/dist/bin/next', 'typegen'],
      // The same rules as the compiler that lint and editors ask, in a tenth of its time.
      ['typescript-native/bin/tsc', '--noEmit'],
    ],
  },
  {
    name: 'boundaries',
    what: 'Boundaries between the folders',
    single: true,
    commands: [
      [
        'dependency-cruiser/bin/dependency-cruise.mjs',
        'app',
        'components',
        'lib',
        'prisma/seed',
        'e2e',
        'scripts',
        '--config',
        '.dependency-cruiser.cjs',
      ],
    ],
  },
  {
    name: 'deadcode',
    what: 'Dead code',
    single: true,
    commands: [['knip/bin/knip.js', '--no-config-hints']],
  },
  { name: 'build', what: 'Production build', single: true, after: 'types', commands: [] },
  {
    name: 'unit',
    what: 'Unit tests',
    commands: [['vitest/vitest.mjs', 'run', '--project', 'unit']],
    runner: 'vitest',
    needsPdfTools: true,
  },
  {
    name: 'db',
    what: 'Database tests',
    commands: [['vitest/vitest.mjs', 'run', '--project', 'db']],
    runner: 'vitest',
  },
  {
    name: 'torture',
    what: 'Sync under kill -9 and a bad line',
    commands: [['scripts/torture.mjs', '--short']],
  },
  {
    name: 'e2e',
    what: 'Journeys in a browser',
    commands: [['@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts']],
    runner: 'playwright',
    needsBrowser: true,
  },
];

/**
 * The command line of a check, with the runner's own lines on the screen and its counts in a file.
 *
 * @param {string} root
 * @param {string[]} command
 * @param {Check['runner']} runner
 * @param {string} resultFile
 * @returns {{ args: string[], env: Record<string, string> }}
 */
export function commandLine(root, [file = '', ...args], runner, resultFile) {
  const program = [path.join(root, file.startsWith('scripts/') ? '' : 'node_modules', file), ...args];
  if (runner === 'vitest') {
    return {
      args: [...program, '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`],
      env: {},
    };
  }
  if (runner === 'playwright') {
    return { args: [...program, '--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: resultFile } };
  }
  return { args: program, env: {} };
}

/**
 * How many tests a runner says have passed and failed. A runner that failed without naming a test (a file that
 * could not be loaded) counts as one failure.
 *
 * @param {Check['runner']} runner
 * @param {any} result what the runner wrote, if anything
 * @param {boolean} succeeded
 */
export function countTests(runner, result, succeeded) {
  const { passed, failed } =
    runner === 'vitest'
      ? { passed: result?.numPassedTests ?? 0, failed: result?.numFailedTests ?? 0 }
      : {
          passed: (result?.stats?.expected ?? 0) + (result?.stats?.flaky ?? 0),
          failed: result?.stats?.unexpected ?? 0,
        };
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}

/**
 * Which checks were asked for.
 *
 * @param {string[]} args `--only NAME[,NAME]`, or nothing for all
 * @returns {{ chosen: Check[], refused?: string }}
 */
export function chooseChecks(args) {
  if (args.length === 0) return { chosen: checks };
  const [option, value = ''] = args[0]?.includes('=') ? args[0].split('=') : args;
  const wanted = value.split(',').filter(Boolean);
  const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
  if (option !== '--only' || wanted.length === 0 || unknown.length > 0) {
    return {
      chosen: [],
      refused: `Use --only with some of: ${checks.map((check) => check.name).join(', ')}`,
    };
  }
  return { chosen: checks.filter((check) => wanted.includes(check.name)) };
}
