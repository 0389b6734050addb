import { randomBytes } from 'node:crypto';
import { log } from './log';

/** Logs an unexpected error and gives the id by which the office finds it; a person sees only the id. */
export function reportError(error: unknown): string {
  const errorId = randomBytes(5).toString('hex');
  log.error({ errorId, err: error }, 'unexpected error');
  return errorId;
}
