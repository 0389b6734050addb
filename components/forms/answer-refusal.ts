import type { Refusal } from '@/lib/errors/outcome';

/**
 * Why an answer over HTTP carries no Outcome, by its status: nobody is signed in any more, what it is about is not theirs
 * (any more), or the office cannot take it now. Null: what it carries says it.
 */
export function refusalOfStatus(status: number): Refusal | null {
  if (status === 401) return { code: 'SIGN_IN_AGAIN' };
  if (status === 403 || status === 404) return { code: 'FILE_NOT_YOURS' };
  if (status === 502 || status === 503 || status === 504) return { code: 'NO_CONNECTION' };
  return null;
}

/** Whether the same file, sent once more, may be taken: nothing is wrong with the file. */
export const canBeSentAgain = (refusal: Refusal | undefined): boolean =>
  refusal?.code === 'SIGN_IN_AGAIN' || refusal?.code === 'NO_CONNECTION';
