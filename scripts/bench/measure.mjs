import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../setup/database.mjs';
import { SetupError, step } from '../setup/say.mjs';
import { runTypeScript } from '../setup/seed.mjs';
import { measureAttendance } from './attendance.mjs';
import { bareSql } from './bare-sql.mjs';
import { measureIssuing } from './issuing.mjs';
import { loadOf } from './load.mjs';
import { askOnce, requestsOf } from './requests.mjs';
import { percentile, rowOf } from './rows.mjs';
import { addressesOfPages, bareScripts, scriptsOf } from './scripts-of-pages.mjs';
import { signIn } from './sign-in.mjs';

/**
 * @typedef {object} Bench
 * @property {string} root
 * @property {Record<string, string | undefined>} env
 * @property {string} scratch a folder for figures that another process hands over
 * @property {import('../setup/server.mjs').Server} server
 * @property {import('./fill.ts').Facts} facts
 * @property {import('./rows.mjs').RowName[]} only
 *
 * @typedef {Partial<Record<import('./rows.mjs').RowName, string>>} Limits
 */

const whole = (/** @type {number} */ number) => Math.round(number);

/** Measures what was asked for. @param {Bench} bench */
export async function measure(bench) {
  /** @type {import('./rows.mjs').Row[]} */
  const rows = [];
  /** @type {Limits} */
  const limits = {};
  /** @type {string[]} */
  const problems = [];
  const has = (/** @type {import('./rows.mjs').RowName} */ name) => bench.only.includes(name);
  const url = `http://127.0.0.1:${bench.server.port}`;
  const cookies = {
    coordinator: await signIn(url, bench.facts.coordinator),
    trainer: await signIn(url, bench.facts.trainer),
  };
  await measureRequests(bench, url, cookies, rows, limits);
  if (has('certificates')) {
    const { coldMs, warmMs, bareMs } = await step('certificates', () => certificates(bench));
    rows.push(
      rowOf('certificates', {
        value: coldMs,
        p50Ms: percentile(warmMs, 0.5),
        p95Ms: percentile(warmMs, 0.95),
        perSecond: 250_000 / coldMs,
        limit: bareMs,
      }),
    );
    limits.certificates = 'bare Typst, a name and a QR code, one thread';
  }
  for (const { row, limit } of await measureIssuing(bench)) {
    rows.push(row);
    limits[row.name] = limit;
  }
  if (has('register-js') || has('page-js-max')) {
    await step('JavaScript of the pages', () => measureScripts(bench, cookies, rows, limits, problems));
  }
  for (const { row, limit } of await measureAttendance(bench, cookies)) {
    rows.push(row);
    limits[row.name] = limit;
  }
  const inOrder = bench.only.flatMap((name) => rows.filter((row) => row.name === name));
  return { rows: inOrder, limits, problems };
}

/**
 * @param {Bench} bench
 * @param {string} url
 * @param {{ coordinator: Cookie, trainer: Cookie }} cookies
 * @param {import('./rows.mjs').Row[]} rows
 * @param {Limits} limits
 * @typedef {{ name: string, value: string }} Cookie
 */
async function measureRequests({ facts, only, env }, url, cookies, rows, limits) {
  const inHeader = (/** @type {Cookie} */ { name, value }) => `${name}=${value}`;
  const works = requestsOf(facts, {
    coordinator: inHeader(cookies.coordinator),
    trainer: inHeader(cookies.trainer),
  });
  // What writes comes last: the others read the database as it was filled.
  const wanted = only
    .filter((name) => name in works)
    .sort((a, b) => Number(a === 'register-save') - Number(b === 'register-save'));
  if (wanted.length === 0) return;
  // Answers `[]` from memory where there are no demonstration accounts: as near to nothing as a handler comes.
  const empty = await step('the empty handler', () => loadOf({ url: `${url}/api/demo-accounts` }));
  for (const name of /** @type {(keyof typeof works)[]} */ (wanted)) {
    const work = works[name];
    await askOnce(url, name, work);
    const { method, headers, next, statement } = work;
    const before = name === 'register-save' ? await savedMarks(env) : 0;
    const load = await step(name, () => loadOf({ url, method, headers, next }));
    if (name === 'register-save') {
      const saved = (await savedMarks(env)) - before;
      if (saved < load.requests * facts.enrolmentIds.length) {
        throw new SetupError(
          `register-save: ${saved} marks of ${load.requests} requests are in the database.`,
        );
      }
    }
    const bare = statement && (await bareSql(env.DATABASE_URL ?? '', statement));
    rows.push(
      rowOf(name, {
        value: load.perSecond,
        ...load,
        limit: Math.min(empty.perSecond, bare?.perSecond ?? Infinity),
      }),
    );
    limits[name] = [
      `empty handler ${whole(empty.perSecond)}/s, p50 ${empty.p50Ms.toFixed(1)} ms`,
      bare ? [`bare SQL ${whole(bare.perSecond)}/s, p50 ${bare.p50Ms.toFixed(1)} ms`] : [],
    ]
      .flat()
      .join('; ');
  }
}

/** How many marks of the bench are kept: each request has to add all of its own. @param {Bench['env']} env */
async function savedMarks(env) {
  const client = await connect(env.DATABASE_URL ?? '');
  try {
    const { rows } = await client.query(
      `select count(*)::int as saved from attendance_operation where device = 'bench'`,
    );
    return rows[0].saved;
  } finally {
    await client.end();
  }
}

/** @param {Bench} bench @returns {Promise<import('./certificates.ts').Figures>} */
async function certificates({ root, env, scratch }) {
  const file = path.join(scratch, 'certificates.json');
  await runTypeScript(root, path.join(root, 'scripts/bench/certificates.ts'), [file], env);
  return JSON.parse(await readFile(file, 'utf8'));
}

/**
 * @param {Bench} bench
 * @param {{ coordinator: Cookie, trainer: Cookie }} cookies
 * @param {import('./rows.mjs').Row[]} rows
 * @param {Limits} limits
 * @param {string[]} problems
 */
async function measureScripts({ root, server, facts, only }, cookies, rows, limits, problems) {
  const bare = await bareScripts(root);
  const size = (/** @type {number} */ value) => ({
    value,
    p50Ms: null,
    p95Ms: null,
    perSecond: null,
    limit: bare,
  });
  const common = { root, url: server.url };
  if (only.includes('register-js')) {
    const page = `/register/${facts.places.sessionId}`;
    const viewport = { width: 390, height: 844 };
    const [found] = await scriptsOf({ ...common, cookie: cookies.trainer, viewport, pages: [page] });
    if (!found || found.status !== 200) problems.push(`${page} answered ${found?.status}`);
    else rows.push(rowOf('register-js', size(found.kilobytes)));
    limits['register-js'] = 'Next and React alone';
  }
  if (!only.includes('page-js-max')) return;
  const { pages, unknown } = await addressesOfPages(root, facts.places);
  problems.push(
    ...unknown.map((page) => `${page}: the bench has no such row (see places in scripts/bench/fill.ts)`),
  );
  const viewport = { width: 1280, height: 800 };
  const all = await scriptsOf({ ...common, cookie: cookies.coordinator, viewport, pages });
  problems.push(
    ...all.filter(({ status }) => status !== 200).map(({ page, status }) => `${page} answered ${status}`),
  );
  const [largest, ...others] = all
    .filter(({ status }) => status === 200)
    .sort((a, b) => b.kilobytes - a.kilobytes);
  if (!largest) return;
  rows.push(rowOf('page-js-max', size(largest.kilobytes)));
  limits['page-js-max'] = [
    `Next and React alone; largest of ${all.length} pages: ${largest.page}`,
    ...others.slice(0, 1).map(({ page, kilobytes }) => `next ${page} ${kilobytes.toFixed(1)}`),
  ].join(', ');
}
