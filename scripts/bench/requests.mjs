import { randomBytes } from 'node:crypto';
import { SetupError } from '../setup/say.mjs';

/** @typedef {import('./fill.ts').Facts} Facts */

const statuses = ['PRESENT', 'ABSENT', 'EXCUSED', 'LATE'];

/** New ids as a phone makes them: UUID version 7, ever greater. */
function operationIds() {
  const tail = randomBytes(5).toString('hex');
  let count = 0;
  return (/** @type {number} */ now) => {
    const time = now.toString(16).padStart(12, '0');
    count = (count + 1) % 0x1000000;
    const number = count.toString(16).padStart(6, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${number.slice(0, 3)}-8${number.slice(3)}-00${tail}`;
  };
}

/**
 * Batches that a phone could send: the whole register of a session, every mark new and other than before. Each batch is
 * of the next session, as trainers who save at the same moment stand in different rooms.
 *
 * @param {Facts} facts
 */
function batches({ sessionIds, enrolmentIds }) {
  const nextId = operationIds();
  let number = 0;
  return () => {
    const session = sessionIds[number % sessionIds.length];
    const round = Math.floor(number / sessionIds.length);
    number += 1;
    const now = Date.now();
    const at = new Date(now).toISOString();
    return enrolmentIds.map((enrolmentId, place) => {
      const status = statuses[(place + round) % statuses.length];
      return {
        id: nextId(now),
        sessionId: session,
        enrolmentId,
        status,
        minutes: status === 'LATE' ? 7 : null,
        note: null,
        at,
        device: 'bench',
      };
    });
  };
}

/** One mark at a time, each of which changes what is shown of the same person. @param {Facts} facts */
export function oneMark({ sessionIds, enrolmentIds }) {
  const nextId = operationIds();
  let number = 0;
  return () => {
    const now = Date.now();
    number += 1;
    return {
      ...{ id: nextId(now), sessionId: sessionIds[0], enrolmentId: enrolmentIds[0] },
      ...{ status: statuses[number % 2], minutes: null, note: null },
      ...{ at: new Date(now).toISOString(), device: 'bench' },
    };
  };
}

/** @template T @param {readonly T[]} list @returns {() => T} each in turn, for ever */
function inTurn(list) {
  let place = 0;
  return () => /** @type {T} */ (list[place++ % list.length]);
}

/**
 * The statement with other marks in it at each call, as the server would send it.
 *
 * @param {import('./statement.ts').Statement} statement
 * @param {Facts} facts
 */
function savingStatement(statement, facts) {
  const next = batches(facts);
  return () => ({
    ...statement,
    values: statement.values.map((value) =>
      typeof value === 'string' && value.startsWith('[{')
        ? JSON.stringify(next().map((mark) => ({ ...mark, runId: facts.runId })))
        : value,
    ),
  });
}

/**
 * @typedef {object} Work
 * @property {'GET' | 'POST'} method
 * @property {Record<string, string>} headers
 * @property {() => { path: string, body?: string }} next
 * @property {(text: string) => boolean} isRight whether an answer is what was asked for
 * @property {(() => import('./statement.ts').Statement) | undefined} statement the bare one, where there is one
 */

/**
 * The requests that are measured.
 *
 * @param {Facts} facts
 * @param {{ coordinator: string, trainer: string }} cookies
 * @returns {Record<'register-read' | 'register-save' | 'board' | 'verify' | 'sign-in', Work>}
 */
export function requestsOf(facts, cookies) {
  const { statements, codes, enrolmentIds, sessionIds, runId } = facts;
  const account = facts.trainer.accountId;
  const nextBatch = batches(facts);
  const nextCode = inTurn(codes);
  const nextSession = inTurn(sessionIds);
  const people = enrolmentIds.length;
  const asTrainer = { cookie: cookies.trainer };
  return {
    'register-read': {
      method: 'GET',
      headers: asTrainer,
      next: () => ({ path: `/api/register/${nextSession()}` }),
      isRight: (text) =>
        JSON.parse(text).people.length === people && JSON.parse(text).marks.length === people,
      statement: () => statements['register-read'],
    },
    'register-save': {
      method: 'POST',
      headers: { ...asTrainer, 'content-type': 'application/json' },
      next: () => ({
        path: '/api/sync/attendance',
        body: JSON.stringify({ version: 1, account, operations: nextBatch() }),
      }),
      isRight: (text) =>
        JSON.parse(text).answers.filter((/** @type {any} */ each) => each.answer === 'ACCEPTED').length ===
        people,
      statement: savingStatement(statements['register-save'], facts),
    },
    board: {
      method: 'GET',
      headers: { cookie: cookies.coordinator },
      next: () => ({ path: `/api/runs/${runId}/board` }),
      isRight: (text) => JSON.parse(text).people.length === people && !text.includes(`"${'.'.repeat(24)}"`),
      statement: () => statements.board,
    },
    verify: {
      method: 'GET',
      headers: {},
      next: () => ({ path: `/verify/${nextCode()}` }),
      isRight: (text) => text.includes('BENCH-') && text.includes('</html>'),
      statement: () => statements.verify,
    },
    'sign-in': {
      method: 'GET',
      headers: {},
      next: () => ({ path: '/sign-in' }),
      isRight: (text) => text.includes('<form') && text.includes('</html>'),
      statement: undefined,
    },
  };
}

/**
 * Asks once and looks at the answer: nothing is gained by measuring an error page.
 *
 * @param {string} url
 * @param {string} name
 * @param {Work} work
 */
export async function askOnce(url, name, { method, headers, next, isRight }) {
  const { path, body } = next();
  const answer = await fetch(`${url}${path}`, { method, headers, ...(body ? { body } : {}) });
  const text = await answer.text();
  if (answer.status !== 200 || !isRight(text)) {
    throw new SetupError(`${name}: ${path} answered ${answer.status} ${text.slice(0, 300)}`);
  }
}
