/** `npm test`: every check of the project, from nothing. `npm test -- --only unit,db` runs some of them. */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { chooseChecks, commandLine, countTests } from './setup/checks.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureGeneratedClient } from './setup/generated-client.mjs';
import { ensurePdfTools } from './setup/pdf-tools.mjs';
import { projectRoot as root } from './setup/project.mjs';
import { SetupError, fail } from './setup/say.mjs';
import { onStopSignal } from './setup/stopping.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
onStopSignal(async () => {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = 1;
});

/** @param {string} text */
const print = (text) => process.stdout.write(`${text}\n`);
const counts = { passed: 0, failed: 0 };
const broken = /** @type {string[]} */ ([]);

try {
  const { chosen, refused } = chooseChecks(process.argv.slice(2));
  if (refused) throw new SetupError(refused);
  await ensureDependencies(root);
  await ensureGeneratedClient(root);
  const results = path.join(root, '.data', 'test-results');
  await mkdir(results, { recursive: true });
  const lines = /** @type {string[]} */ ([]);
  const single = chosen.filter((check) => check.single);
  // One lane takes what the other leaves; what such a check has to say is printed when it ends.
  const ended = /** @type {Map<string, Promise<void>>} */ (new Map());
  const lane = async () => {
    for (let check = single.shift(); check; check = single.shift()) {
      await ended.get(check.after ?? '');
      const work = report(check, results, lines);
      ended.set(check.name, work);
      await work;
    }
  };
  await Promise.all([lane(), lane()]);
  for (const check of chosen.filter((each) => !each.single)) await report(check, results, lines);
  print(`\n${lines.join('\n')}`);
  if (broken.length > 0)
    print(`\nFailed: ${broken.join(', ')}. Again: npm test -- --only ${broken.join(',')}`);
  print(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.exit(broken.length > 0 ? 1 : 0);
} catch (error) {
  fail(error);
}

/** @param {import('./setup/checks.mjs').Check} check @param {string} results @param {string[]} lines */
async function report(check, results, lines) {
  const began = Date.now();
  if (!check.single) print(`\n── ${check.what}`);
  const passed = await run(check, path.join(results, `${check.name}.json`));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  lines.push(`${passed ? 'ok  ' : 'FAIL'}  ${check.what.padEnd(32)} ${seconds} s`);
  print(lines.at(-1) ?? '');
  if (!passed) broken.push(check.name);
}

/** @param {import('./setup/checks.mjs').Check} check @param {string} resultFile */
async function run(check, resultFile) {
  await rm(resultFile, { force: true });
  try {
    if (check.name === 'build') await ensureBuild(root, { loud: true });
    if (check.needsPdfTools) await ensurePdfTools();
    const env = check.needsBrowser ? { CHROMIUM_PATH: await ensureChromium(root) } : {};
    let succeeded = true;
    for (const command of check.commands) {
      const line = commandLine(root, command, check.runner, resultFile);
      succeeded &&= await node(line.args, { ...env, ...line.env }, Boolean(check.single));
    }
    if (check.runner) {
      const result = JSON.parse(await readFile(resultFile, 'utf8').catch(() => 'null'));
      const { passed, failed } = countTests(check.runner, result, succeeded);
      counts.passed += passed;
      counts.failed += failed;
    }
    return succeeded;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    if (check.runner) counts.failed += 1;
    return false;
  }
}

/** @param {string[]} args @param {Record<string, string>} env @param {boolean} kept whether its output waits for its end */
function node(args, env, kept) {
  return /** @type {Promise<boolean>} */ (
    new Promise((resolve) => {
      const child = spawn(process.execPath, args, {
        cwd: root,
        stdio: kept ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
        // Tests never touch a foreign database, and are not "production", whatever the terminal is set to.
        env: /** @type {NodeJS.ProcessEnv} */ ({
          ...process.env,
          NODE_ENV: undefined,
          DATABASE_URL: undefined,
          CASCADE_DATA: undefined,
          NEXT_TELEMETRY_DISABLED: '1',
          ...env,
        }),
      });
      children.add(child);
      let output = '';
      child.stdout?.on('data', (chunk) => (output += chunk));
      child.stderr?.on('data', (chunk) => (output += chunk));
      child.once('error', () => resolve(false));
      child.once('close', (code) => {
        children.delete(child);
        if (output.trim()) print(output.trimEnd());
        resolve(code === 0);
      });
    })
  );
}
