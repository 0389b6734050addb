/** `npm run bench [-- --json FILE] [-- --only NAME,…]`: see docs/benchmarks.md. A missed aim is no failure. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import path from 'node:path';
import { measure } from './bench/measure.mjs';
import { measureScale } from './bench/scale/measure.mjs';
import { scaleTable } from './bench/scale/rows.mjs';
import { newDatabase } from './bench/new-database.mjs';
import { parseOptions } from './bench/options.mjs';
import { alignedTable, jsonOf, tableOf } from './bench/report.mjs';
import { prepare } from './setup/prepare.mjs';
import { projectRoot } from './setup/project.mjs';
import { fail, say, step } from './setup/say.mjs';
import { runTypeScript } from './setup/seed.mjs';
import { serve } from './setup/server.mjs';
import { onStopSignal } from './setup/stopping.mjs';

/** @type {import('./setup/prepare.mjs').Prepared | undefined} */
let prepared;
/** @type {import('./setup/server.mjs').Server | undefined} */
let server;
async function stop() {
  await server?.stop();
  await prepared?.release();
}
const signals = onStopSignal(stop);

try {
  const { json, only, onlyScale } = parseOptions(process.argv.slice(2));
  const [busy = 0] = loadavg();
  if (busy > 1)
    say(`  Others use this machine (load ${busy.toFixed(1)}): compare with the limits, not with the aims.`);
  // An address from outside would make the cookies those of another host.
  delete process.env.CASCADE_URL;
  prepared = await prepare({
    command: 'npm run bench',
    dataDir: path.join(projectRoot, '.data', 'bench'),
    build: true,
    migrate: false,
    seed: false,
    ignoreDatabaseUrl: true,
  });
  const { root, dataDir } = prepared;
  const env = { ...prepared.env, CASCADE_DEMO: '0' };
  const run = { root, env, scratch: path.join(dataDir, 'scratch') };
  await mkdir(run.scratch, { recursive: true });
  const { rows, limits, problems } = await measureWork(prepared, run, only);
  const scale = await measureScale(prepared, run, onlyScale);
  await stop();
  if (rows.length > 0) process.stdout.write(`\n${tableOf(rows, limits)}\n`);
  if (scale.length > 0) process.stdout.write(`\n${alignedTable(scaleTable(scale))}\n`);
  if (json) await writeFile(json, jsonOf(rows, scale));
  for (const problem of problems) process.stderr.write(`\nNot measured: ${problem}`);
  process.exit(problems.length > 0 ? 1 : 0);
} catch (error) {
  if (!signals.isStopping()) {
    await stop();
    fail(error);
  }
}

/**
 * What people wait for on a base of the usual size.
 *
 * @param {import('./setup/prepare.mjs').Prepared} ready
 * @param {{ root: string, env: Record<string, string | undefined>, scratch: string }} run
 * @param {import('./bench/rows.mjs').RowName[]} only
 */
async function measureWork(ready, run, only) {
  if (only.length === 0) return { rows: [], limits: {}, problems: [] };
  const { root, env, scratch } = run;
  await newDatabase(ready);
  const factsFile = path.join(scratch, 'facts.json');
  await step('Filling the database: 50 runs, one of 250 people and 24 sessions', () =>
    runTypeScript(root, path.join(root, 'scripts/bench/fill.ts'), [factsFile], env),
  );
  const facts = JSON.parse(await readFile(factsFile, 'utf8'));
  await rm(factsFile);
  server = await serve({ root, mode: 'start', wantedPort: 3900, env });
  await ready.describe({ command: 'npm run bench', url: server.url });
  const measured = await measure({ ...run, server, facts, only });
  await server.stop();
  server = undefined;
  return measured;
}
