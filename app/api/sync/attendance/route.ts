import { recordAttendance } from '@/lib/attendance/commands';
import { batchLimits, operationsOf } from '@/lib/attendance/schema';
import type { Actor } from '@/lib/auth/actor';
import { actorOfRequest } from '@/lib/auth/session';
import { isDatabaseAway } from '@/lib/attendance/recording/rules';
import { log } from '@/lib/errors/log';
import { reportError } from '@/lib/errors/report';
import { bodyOf, textOf } from './body';
import { isSameOrigin } from './same-origin';
import { createTurns } from './turns';

/**
 * As many batches are worked on as half of the connections to the database allow: however many phones send, the pages have
 * the other half, and each is done quickly. A slow line takes no turn: what it sends is read before.
 */
const workedOn = Math.max(1, Math.floor(Number(process.env.DATABASE_POOL ?? 10) / 2));
const turns = createTurns({ atOnce: workedOn, patienceMs: 300 });

/** More than these and a few whose turn is next only make everybody wait: the others keep what they have and come again. */
const atOnceLimit = workedOn + 3;
let atOnce = 0;

const answer = (status: number, body: Record<string, unknown>, retryAfterSeconds?: number) =>
  Response.json(
    { version: 1, ...body },
    {
      status,
      headers: {
        'cache-control': 'no-store',
        ...(retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {}),
      },
    },
  );

const busy = () => answer(503, { code: 'BUSY' }, 2 + Math.floor(Math.random() * 8));

async function record(actor: Actor, text: string | null): Promise<Response> {
  const body = bodyOf(text);
  if ('code' in body) return answer(body.status, { code: body.code });
  if (body.account && body.account !== actor.accountId) return answer(409, { code: 'ACCOUNT_DIFFERS' });
  const { operations, refused } = operationsOf(body.operations);
  const { answers, ...recorded } = await recordAttendance(actor, operations);
  return answer(200, { ...recorded, answers: [...answers, ...refused] });
}

/**
 * Takes the operations that a device has kept and answers for each: in the database, or refused and why. Whatever
 * else is answered (or nothing), the device keeps everything and sends it again.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return answer(403, { code: 'FOREIGN_ORIGIN' });
  if (atOnce >= atOnceLimit) return busy();
  atOnce += 1;
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return answer(401, { code: 'SIGNED_OUT' });
    const text = await textOf(request, batchLimits.bytes);
    return (await turns.inTurn(() => record(actor, text))) ?? busy();
  } catch (error) {
    // The phone hung up while it sent: nobody waits for this answer, and nothing is wrong here.
    if (request.signal.aborted) return busy();
    if (isDatabaseAway(error)) {
      log.warn({ err: error }, 'sync: the database is away');
      return busy();
    }
    return answer(500, { code: 'FAILED', errorId: reportError(error) });
  } finally {
    atOnce -= 1;
  }
}
