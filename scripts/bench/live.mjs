import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SetupError } from '../setup/say.mjs';
import { oneMark } from './requests.mjs';

const marks = 40;
const betweenMs = 900;
const patienceMs = 15_000;

/**
 * How long a mark takes, once its phone has been told that it is at the office, until a board that is open on another
 * instance is told of it, and until it has read it.
 *
 * @param {object} options
 * @param {string} options.url where the phone sends
 * @param {string} options.otherUrl where the board is open
 * @param {{ coordinator: string, trainer: string }} options.cookies
 * @param {import('./fill.ts').Facts} options.facts
 * @returns {Promise<{ toldMs: number[], shownMs: number[] }>}
 */
export async function liveOf({ url, otherUrl, cookies, facts }) {
  const board = `${otherUrl}/api/runs/${facts.runId}/board`;
  const watching = { headers: { cookie: cookies.coordinator } };
  const read = async () => (await ok(await fetch(board, watching))).text();
  const closed = new AbortController();
  const events = await ok(await fetch(`${board}/events`, { ...watching, signal: closed.signal }));
  /** @type {() => void} */
  let onTold = () => {};
  void listen(events, () => onTold()).catch(() => {});
  const next = oneMark(facts);
  const toldMs = [];
  const shownMs = [];
  let before = await read();
  try {
    for (let count = 0; count < marks; count += 1) {
      await pause(betweenMs);
      const told = new Promise((resolve) => (onTold = () => resolve(performance.now())));
      const answer = await fetch(`${url}/api/sync/attendance`, {
        method: 'POST',
        headers: { cookie: cookies.trainer, 'content-type': 'application/json' },
        body: JSON.stringify({ version: 1, account: facts.trainer.accountId, operations: [next()] }),
      });
      const answered = performance.now();
      if (!(await answer.text()).includes('ACCEPTED')) throw new SetupError('The mark was not taken.');
      const at = await Promise.race([told, pause(patienceMs, null)]);
      if (at === null) throw new SetupError('The board was not told of a mark.');
      const now = await read();
      if (now === before) throw new SetupError('The board was told of a mark and does not show it.');
      before = now;
      // The news may overtake the answer.
      toldMs.push(Math.max(0, at - answered));
      shownMs.push(performance.now() - answered);
    }
  } finally {
    closed.abort();
  }
  return { toldMs, shownMs };
}

/** @param {Response} answer */
async function ok(answer) {
  if (!answer.ok) throw new SetupError(`${answer.url} answered ${answer.status}`);
  return answer;
}

/** @param {Response} events @param {() => void} onChange */
async function listen(events, onChange) {
  const words = new TextDecoder();
  for await (const chunk of /** @type {AsyncIterable<Uint8Array>} */ (/** @type {unknown} */ (events.body))) {
    if (words.decode(chunk).includes('event: changed')) onChange();
  }
}

/** How long news takes through the database with nothing around it, in milliseconds. @param {string} url */
export async function bareNews(url) {
  const [listener, teller] = [new pg.Client(url), new pg.Client(url)];
  await Promise.all([listener.connect(), teller.connect()]);
  try {
    await listener.query('LISTEN bench');
    const times = [];
    for (let count = 0; count < marks; count += 1) {
      const heard = new Promise((resolve) => listener.once('notification', () => resolve(performance.now())));
      await teller.query('NOTIFY bench');
      const told = performance.now();
      times.push(Math.max(0, (await heard) - told));
    }
    return times;
  } finally {
    await Promise.all([listener.end(), teller.end()]);
  }
}
