/**
 * A hundred phones come back into the network in the same moment, each with a full outbox: how long until the office has
 * everything. Sends as phones send (lib/attendance/outbox) and counts afterwards in the database. Arguments: the facts,
 * the address of the server, the file for the figures.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { sessionCookie, sessionToken } from '@/lib/auth/session-token';
import { memoryStore } from '@/lib/attendance/outbox/memory';
import { createOutbox } from '@/lib/attendance/outbox/outbox';
import { sender } from '@/lib/attendance/outbox/transport';
import type { Operation } from '@/lib/attendance/types';
import { db } from '@/lib/db/client';
import type { Facts } from './fill';
import { floodHall, type FloodPhone } from './flood-hall';

export type FloodFigures = {
  /** From the common start to the last answer. */
  seconds: number;
  /** How long each batch that was taken took, from its sending to its answer. */
  batchMs: number[];
  /** How often the office asked to come again. */
  askedAgain: number;
  sent: number;
  /** In the database, by id; the figures mean nothing unless it is what was sent. */
  stored: number;
  /** Cells whose mark is the greatest operation of those that were sent. */
  marked: number;
};

const limitMs = 300_000;

type Tally = { batchMs: number[]; askedAgain: number; odd: Set<string> };

/** A phone whose outbox is full before it is let go. */
async function fullPhone({ account, operations }: FloodPhone, url: string, tally: Tally) {
  const { accountId, signedInAt } = { accountId: account, signedInAt: new Date() };
  const cookie = `${sessionCookie()}=${await sessionToken({ accountId, signedInAt })}`;
  const send = sender(async (path, request) => {
    const began = performance.now();
    const headers = { ...(request.headers as Record<string, string>), cookie };
    const answer = await fetch(url + path, { ...request, headers });
    const text = await answer.text();
    if (answer.status === 200) tally.batchMs.push(performance.now() - began);
    else if (answer.status === 503) tally.askedAgain += 1;
    else tally.odd.add(`${answer.status} ${text.slice(0, 100)}`);
    return new Response(text, answer);
  });
  const store = memoryStore();
  await store.put(operations.map((operation) => ({ operation, account, refused: null })));
  let left = operations.length;
  let done = () => {};
  const arrived = new Promise<void>((resolve) => (done = resolve));
  const outbox = createOutbox({
    ...{ account, store, send },
    onSettled(settled) {
      left -= settled.length;
      if (left === 0) done();
    },
  });
  await outbox.reload();
  return { outbox, arrived, cookie };
}

/** The server has taken something before: what is measured is the flood, and not how long the first use loads code. */
async function metBefore(url: string, cookie: string) {
  const answer = await fetch(`${url}/api/sync/attendance`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ version: 1, operations: [] }),
  });
  if (answer.status !== 200) throw new Error(`an empty batch is answered by ${answer.status}`);
}

async function inDatabase(operations: readonly Operation[]) {
  const greatest = new Map<string, Operation>();
  for (const operation of operations) {
    const cell = `${operation.sessionId} ${operation.enrolmentId}`;
    const known = greatest.get(cell);
    if (!known || [operation.at, operation.id] > [known.at, known.id]) greatest.set(cell, operation);
  }
  const [counted] = await db.$queryRaw<{ stored: number; marked: number }[]>`
    SELECT
      (SELECT count(*)::int FROM attendance_operation WHERE id = ANY(${operations.map(({ id }) => id)}::uuid[])) AS stored,
      (SELECT count(*)::int FROM attendance_mark
       WHERE operation_id = ANY(${[...greatest.values()].map(({ id }) => id)}::uuid[])) AS marked`;
  return { stored: counted?.stored ?? 0, marked: counted?.marked ?? 0, cells: greatest.size };
}

async function flood(facts: Facts, url: string): Promise<FloodFigures> {
  const phones = await floodHall(facts);
  const operations = phones.flatMap((phone) => phone.operations);
  const tally: Tally = { batchMs: [], askedAgain: 0, odd: new Set() };
  const full = await Promise.all(phones.map((phone) => fullPhone(phone, url, tally)));
  const late = new Promise<never>((_, reject) =>
    setTimeout(reject, limitMs, new Error('the flood does not end')),
  );
  await metBefore(url, full[0]?.cookie ?? '');
  const began = performance.now();
  for (const { outbox } of full) void outbox.flush();
  await Promise.race([Promise.all(full.map(({ arrived }) => arrived)), late]);
  const seconds = (performance.now() - began) / 1000;
  for (const { outbox } of full) outbox.stop();
  if (tally.odd.size > 0)
    throw new Error(`answers that a phone should not get: ${[...tally.odd].join('; ')}`);
  const { stored, marked, cells } = await inDatabase(operations);
  if (stored !== operations.length || marked !== cells) {
    throw new Error(
      `${stored} of ${operations.length} operations are stored, ${marked} of ${cells} marks are right`,
    );
  }
  const { batchMs, askedAgain } = tally;
  return { seconds, batchMs, askedAgain, sent: operations.length, stored, marked };
}

const [factsFile = '', url = '', file = ''] = process.argv.slice(2);
const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as Facts;
writeFileSync(file, JSON.stringify(await flood(facts, url)));
await db.$disconnect();
process.exit(0);
