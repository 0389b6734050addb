import { recordAttendance } from '@/lib/attendance/commands';
import { operationsOf } from '@/lib/attendance/schema';
import { actorOfRequest } from '@/lib/auth/session';
import { isDatabaseAway } from '@/lib/attendance/recording/rules';
import { log } from '@/lib/errors/log';
import { reportError } from '@/lib/errors/report';
import { readBody } from './body';
import { isSameOrigin } from './same-origin';

/** More than this at once only makes everybody wait: the others are asked to come again, and keep what they have. */
const atOnceLimit = 40;
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
    const body = await readBody(request);
    if ('code' in body) return answer(body.status, { code: body.code });
    if (body.account && body.account !== actor.accountId) return answer(409, { code: 'ACCOUNT_DIFFERS' });
    const { operations, refused } = operationsOf(body.operations);
    const { receivedAt, answers } = await recordAttendance(actor, operations);
    return answer(200, { receivedAt, answers: [...answers, ...refused] });
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
