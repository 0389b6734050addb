import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Actor } from '@/lib/auth/actor';
import { board } from '@/lib/attendance/board/queries';
import { recordAttendance } from '@/lib/attendance/commands';
import { register } from '@/lib/attendance/register/queries';
import { operationId } from '@/lib/attendance/rules';
import { verification } from '@/lib/certificates/verification/queries';
import { db } from '@/lib/db/client';

export type Statement = { text: string; values: unknown[]; name?: string };

type Query = (config: unknown, ...rest: unknown[]) => unknown;

/** The statements that the work sends to the database, as the driver gets them. */
async function sentBy(work: () => Promise<unknown>): Promise<Statement[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  const sent: Statement[] = [];
  prototype.query = function (this: unknown, config, ...rest) {
    const { text, values, name } = (config ?? {}) as Partial<Statement>;
    if (text && values) sent.push({ text, values, ...(name ? { name } : {}) });
    return query.call(this, config, ...rest);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent;
}

/** The statement that does the work: the longest one. The others ask who is asking. */
async function mainOf(work: () => Promise<unknown>): Promise<Statement> {
  const [longest] = (await sentBy(work)).sort((a, b) => b.text.length - a.text.length);
  if (!longest) throw new Error('nothing was sent to the database');
  return longest;
}

async function save(actor: Actor, runId: string, sessionId: string): Promise<void> {
  const places = await db.enrolment.findMany({
    where: { runId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const at = new Date().toISOString();
  const { answers } = await recordAttendance(
    actor,
    places.map(({ id }) => ({
      id: operationId(at, randomBytes(10)),
      sessionId,
      enrolmentId: id,
      status: 'PRESENT',
      minutes: null,
      note: null,
      at,
      device: 'bench',
    })),
  );
  const refused = answers.find(({ answer }) => answer !== 'ACCEPTED');
  if (refused) throw new Error(`a mark was not taken: ${JSON.stringify(refused)}`);
}

/** The bare statement behind each row, taken from the code itself, so that it cannot become another one. */
export async function recordStatements(
  actor: Actor,
  { runId, sessionId, code }: { runId: string; sessionId: string; code: string },
): Promise<Record<'register-read' | 'register-save' | 'board' | 'verify', Statement>> {
  return {
    'register-read': await mainOf(() => register(actor, sessionId)),
    'register-save': await mainOf(() => save(actor, runId, sessionId)),
    board: await mainOf(() => board(actor, runId)),
    verify: await mainOf(() => verification(code)),
  };
}
