import { refusal, type Refusal } from '@/lib/errors/outcome';
import { addDays, type Day } from '@/lib/time/day';
import { apiScopes, type ApiScope } from './schema';

/** So long a token opens at most: a year, a leap one too. */
const longestDays = 366;

/** So many tokens of one account open at the same time. */
export const mostTokens = 20;

/** Stands before the 160 random bits, so that whoever looks for leaked secrets recognises one of ours. */
export const tokenPrefix = 'cascade_';

const shape = new RegExp(`^${tokenPrefix}[0-9a-f]{40}$`);

/** Whether a text can be a token at all: what cannot is not looked for. */
export const isTokenShaped = (text: string): boolean => shape.test(text);

/** What speaks against a token's last day. */
export function endProblem(endsOn: Day, today: Day): Refusal | null {
  if (endsOn < today) return refusal('TOKEN_END_PAST', undefined, 'endsOn');
  return endsOn > addDays(today, longestDays) ? refusal('TOKEN_END_FAR', undefined, 'endsOn') : null;
}

/** The last day that a form proposes, and the last that it may name. */
export const proposedEnd = (today: Day): Day => addDays(today, 90);
export const latestEnd = (today: Day): Day => addDays(today, longestDays);

/** The token in an `Authorization: Bearer` header; null where there is none of that kind. */
export function bearerOf(authorization: string | null): string | null {
  const found = /^bearer +(\S+) *$/i.exec(authorization ?? '');
  return found?.[1] ?? null;
}

/** The stored scopes that are known; one that is no more opens nothing. */
export const knownScopes = (stored: readonly string[]): ApiScope[] =>
  apiScopes.filter((scope) => stored.includes(scope));

const minuteMs = 60_000;

/** When a token was used is noted once a minute: nobody is followed closer, and a reading costs no writing. */
export const isNoted = (lastUsedAt: Date | null, now: Date): boolean =>
  lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < minuteMs;
