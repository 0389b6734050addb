import { createHash } from 'node:crypto';
import { isDatabaseAway } from '@/lib/attendance/recording/rules';
import { actorOfToken } from '@/lib/auth/api-tokens/queries';
import { clientAddress } from '@/lib/auth/client-address';
import { limit } from '@/lib/auth/limits';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { ApiProblem } from '@/lib/reports/api/problems/rules';
import { noteReading } from '@/lib/reports/api/readings/commands';
import { answerOf } from '@/lib/reports/api/resources/queries';
import { apiPath } from '@/lib/reports/api/resources/rules';
import { dataAnswer, problemAnswer } from '../answer';

/** A program that reads everything page after page stays below this; more would be felt by the people at their desks. */
const ofToken = limit('api-token', { points: 300, seconds: 60 });
/** Tokens cannot be guessed; trying is limited all the same. Those that are known are not held back by others' guesses. */
const guesses = limit('api-guess', { points: 30, seconds: 60 });

const tooMany = (request: Request, waitMs: number) =>
  problemAnswer(request, 'TOO_MANY_REQUESTS', {}, { 'retry-after': String(Math.ceil(waitMs / 1000)) });

async function read(request: Request, path: string): Promise<Response> {
  const now = new Date();
  const bearer = await actorOfToken(request, now);
  if (bearer === 'MISSING')
    return problemAnswer(request, 'TOKEN_MISSING', {}, { 'www-authenticate': 'Bearer realm="Cascade"' });
  if (bearer === 'UNKNOWN') {
    const waitMs = await guesses.count(clientAddress(request.headers));
    if (waitMs !== null) return tooMany(request, waitMs);
    const asked = { 'www-authenticate': 'Bearer realm="Cascade", error="invalid_token"' };
    return problemAnswer(request, 'TOKEN_UNKNOWN', {}, asked);
  }
  const waitMs = await ofToken.count(bearer.tokenId);
  if (waitMs !== null) return tooMany(request, waitMs);
  const { body, names } = await answerOf(bearer, path, new URL(request.url).searchParams, now);
  // Before it is given: what cannot be noted is not told.
  if (names) await noteReading(bearer, `${apiPath}${path}`);
  const json = JSON.stringify(body);
  return dataAnswer(request, json, createHash('sha256').update(json).digest('base64url'));
}

type Params = { params: Promise<{ path?: string[] }> };

/** The read API: a token of `Authorization: Bearer` is the right, and a cookie is never looked at. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const { path = [] } = await params;
    return await read(request, path.map((part) => `/${part}`).join(''));
  } catch (error) {
    if (error instanceof ApiProblem) return problemAnswer(request, error.code, error.facts);
    if (error instanceof NotFound) return problemAnswer(request, 'NOT_FOUND');
    if (isDatabaseAway(error)) return problemAnswer(request, 'BUSY', {}, { 'retry-after': '3' });
    return problemAnswer(request, 'FAILED', { errorId: reportError(error) });
  }
}
