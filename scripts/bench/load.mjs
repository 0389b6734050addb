import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { SetupError } from '../setup/say.mjs';
import { percentile } from './rows.mjs';

/** Seconds of each part. Long enough for thousands of requests, short enough to be run often. */
const seconds = { warmUp: 2, many: 6, one: 4 };
const connections = 8;

/**
 * @typedef {object} Target
 * @property {string} url
 * @property {Record<string, string>} [headers]
 * @property {'GET' | 'POST'} [method]
 * @property {() => { path?: string, body?: string }} [next] what differs from request to request
 */

/**
 * Requests a second at eight connections, and how long one takes when it is alone. Every answer must be a 200.
 *
 * @param {Target} target
 * @returns {Promise<{ perSecond: number, p50Ms: number, p95Ms: number, requests: number }>}
 */
export async function loadOf(target) {
  const warm = await run(target, connections, seconds.warmUp);
  const many = await run(target, connections, seconds.many);
  const one = await run(target, 1, seconds.one);
  return {
    perSecond: many.perSecond,
    p50Ms: percentile(one.times, 0.5),
    p95Ms: percentile(one.times, 0.95),
    requests: warm.times.length + many.times.length + one.times.length,
  };
}

/**
 * How long each request takes when it is alone, in milliseconds.
 *
 * @param {Target} target
 * @returns {Promise<number[]>}
 */
export async function timesOf(target) {
  await run(target, 1, seconds.warmUp);
  return (await run(target, 1, seconds.one)).times;
}

/** @param {Target} target @param {number} clients @param {number} duration */
async function run({ url, headers = {}, method = 'GET', next }, clients, duration) {
  /** @type {number[]} */
  const times = [];
  const result = await new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections: clients,
        duration,
        headers,
        requests: [{ method, ...(next ? { setupRequest: (request) => ({ ...request, ...next() }) } : {}) }],
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    );
    // Its own histogram counts in whole milliseconds.
    instance.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0 || times.length === 0) {
    throw new SetupError(
      `${method} ${url}: ${result.errors} errors, ${result.timeouts} timeouts, other answers than 200: ` +
        JSON.stringify(result.statusCodeStats),
    );
  }
  // What was under way when the time was over must not disturb the next part.
  await pause(200);
  return { times, perSecond: result['2xx'] / result.duration };
}
