import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { step } from '../setup/say.mjs';
import { runTypeScript } from '../setup/seed.mjs';
import { serve } from '../setup/server.mjs';
import { bareSql } from './bare-sql.mjs';
import { bareNews, liveOf } from './live.mjs';
import { requestsOf } from './requests.mjs';
import { percentile, rowOf } from './rows.mjs';
import { scrollingOf } from './scrolling.mjs';
import { tapsOf } from './taps.mjs';

/**
 * @typedef {import('./measure.mjs').Bench} Bench
 * @typedef {{ name: string, value: string }} Cookie
 * @typedef {{ row: import('./rows.mjs').Row, limit: string }} Measured
 */

const ms = (/** @type {readonly number[]} */ samples, /** @type {number} */ part) =>
  `${percentile(samples, part).toFixed(0)} ms`;

/**
 * What the register promises beyond a request: a hall that sends at once, an answer to a tap, a long list under a finger,
 * a board that is told.
 *
 * @param {Bench} bench
 * @param {{ coordinator: Cookie, trainer: Cookie }} cookies
 * @returns {Promise<Measured[]>}
 */
export async function measureAttendance(bench, cookies) {
  const works = {
    'register-tap': () => taps(bench, cookies),
    'register-scroll': () => scrolling(bench, cookies),
    'board-live': () => live(bench, cookies),
    'register-flood': () => flood(bench),
  };
  const measured = [];
  for (const [name, work] of Object.entries(works)) {
    if (bench.only.some((each) => each === name)) measured.push(await step(name, work));
  }
  return measured;
}

/** @param {import('./rows.mjs').RowName} name @param {readonly number[]} samples @param {number} limit */
const rowOfTimes = (name, samples, limit) =>
  rowOf(name, {
    value: percentile(samples, 0.95),
    p50Ms: percentile(samples, 0.5),
    p95Ms: percentile(samples, 0.95),
    perSecond: null,
    limit,
  });

/** @param {Bench} bench @param {{ trainer: Cookie }} cookies @returns {Promise<Measured>} */
async function taps({ root, server, facts }, { trainer }) {
  const people = facts.enrolmentIds.length;
  const sessionId = facts.places.sessionId;
  const found = await tapsOf({ root, url: server.url, cookie: trainer, sessionId, people });
  const { markMs, eventMs, whileSending, panelMs, letterMs, bareMs } = found;
  const limit = [
    `a page of one button; ${whileSending} of ${markMs.length} taps while marks were being sent`,
    `Event Timing ${ms(eventMs, 0.5)}, p95 ${ms(eventMs, 0.95)}`,
    `a panel ${ms(panelMs, 0.5)}, p95 ${ms(panelMs, 0.95)}`,
    `a letter of a search ${ms(letterMs, 0.5)}, p95 ${ms(letterMs, 0.95)}`,
  ].join('; ');
  return { row: rowOfTimes('register-tap', markMs, percentile(bareMs, 0.95)), limit };
}

/** @param {Bench} bench @param {{ trainer: Cookie }} cookies @returns {Promise<Measured>} */
async function scrolling({ root, server, facts }, { trainer }) {
  const { frameMs, bareMs } = await scrollingOf({ root, url: server.url, cookie: trainer, ...facts.long });
  const late = frameMs.filter((each) => each > 25).length;
  const limit = `${facts.long.people} plain lines; ${late} of ${frameMs.length} frames late, the longest ${ms(frameMs, 1)}`;
  return { row: rowOfTimes('register-scroll', frameMs, percentile(bareMs, 0.95)), limit };
}

/** @param {Bench} bench @param {{ coordinator: Cookie, trainer: Cookie }} cookies @returns {Promise<Measured>} */
async function live({ root, env, server, facts }, { coordinator, trainer }) {
  const jobless = { ...env, CASCADE_JOBS: 'off' };
  const other = await serve({ root, mode: 'start', wantedPort: server.port + 1, env: jobless });
  try {
    const inHeader = (/** @type {Cookie} */ { name, value }) => `${name}=${value}`;
    const { toldMs, shownMs } = await liveOf({
      ...{ url: server.url, otherUrl: other.url, facts },
      cookies: { coordinator: inHeader(coordinator), trainer: inHeader(trainer) },
    });
    const bareMs = await bareNews(env.DATABASE_URL ?? '');
    const limit = `news through the database alone; the board is told after ${ms(toldMs, 0.5)}, p95 ${ms(toldMs, 0.95)}`;
    return { row: rowOfTimes('board-live', shownMs, Math.max(0.1, percentile(bareMs, 0.95))), limit };
  } finally {
    await other.stop();
  }
}

/** @param {Bench} bench @returns {Promise<Measured>} */
async function flood({ root, env, scratch, server, facts }) {
  const [given, file] = ['flood-facts.json', 'flood.json'].map((name) => path.join(scratch, name));
  if (!given || !file) throw new Error('There is no place for figures.');
  await writeFile(given, JSON.stringify(facts), { mode: 0o600 });
  const script = path.join(root, 'scripts/bench/flood.ts');
  await runTypeScript(root, script, [given, `http://127.0.0.1:${server.port}`, file], env);
  await rm(given);
  /** @type {import('./flood.ts').FloodFigures} */
  const { seconds, batchMs, askedAgain, sent } = JSON.parse(await readFile(file, 'utf8'));
  // As many batches of 250 as the marks are, each written by the statement alone.
  const { statement } = requestsOf(facts, { coordinator: '', trainer: '' })['register-save'];
  const bare = statement && (await bareSql(env.DATABASE_URL ?? '', statement));
  const row = rowOf('register-flood', {
    value: seconds,
    p50Ms: percentile(batchMs, 0.5),
    p95Ms: percentile(batchMs, 0.95),
    perSecond: batchMs.length / seconds,
    limit: sent / facts.enrolmentIds.length / (bare?.perSecond ?? 1),
  });
  const limit = `bare SQL; ${sent} marks, each stored once; ${askedAgain} times asked to come again`;
  return { row, limit };
}
