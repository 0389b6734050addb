import { LRUCache } from 'lru-cache';
import { decode, encode } from 'next-auth/jwt';
import { isHttps, sessionSecret } from '@/lib/env/settings';

/** How long a sign-in lasts without being used. Every use within it starts it anew. */
export const sessionSeconds = 12 * 60 * 60;
/** However much it is used, a sign-in ends after this. */
const longestSessionSeconds = 30 * 24 * 60 * 60;
/** A cookie older than this is renewed. */
const renewAfterSeconds = 60 * 60;

/** What a sign-in cookie says: who, and since when. Nothing about rights: those are read afresh. */
export type SessionClaims = { accountId: string; signedInAt: Date };

type Decoded = SessionClaims & { issuedAt: number; expiresAt: number };

export const sessionCookie = (): string =>
  isHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token';

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() }) as const;

/** Decrypting takes a key derivation; a cookie is the same for an hour of requests. */
const decoded = new LRUCache<string, Decoded>({ max: 5000 });

async function decodeToken(token: string): Promise<Decoded | null> {
  const payload = await decode({ token, secret: sessionSecret() }).catch(() => null);
  if (typeof payload?.sub !== 'string' || typeof payload.signedInAt !== 'number') return null;
  if (typeof payload.exp !== 'number' || typeof payload.iat !== 'number') return null;
  return {
    accountId: payload.sub,
    signedInAt: new Date(payload.signedInAt),
    issuedAt: payload.iat,
    expiresAt: payload.exp,
  };
}

async function read(token: string, now: number): Promise<Decoded | null> {
  const kept = decoded.get(token);
  const claims = kept ?? (await decodeToken(token));
  if (!claims || claims.expiresAt <= now) return null;
  if (!kept) decoded.set(token, claims, { ttl: (claims.expiresAt - now) * 1000 });
  return claims;
}

const seconds = () => Math.floor(Date.now() / 1000);

/** The claims of a sign-in cookie, or null if it is none of ours, was tampered with or has run out. */
export const readSessionToken = (token: string): Promise<SessionClaims | null> => read(token, seconds());

/** A fresh cookie for one that has been in use for a while, or null when it need not (or may not) be renewed. */
export async function renewedSessionToken(token: string): Promise<string | null> {
  const now = seconds();
  const claims = await read(token, now);
  if (!claims || now - claims.issuedAt < renewAfterSeconds) return null;
  if (now - claims.signedInAt.getTime() / 1000 > longestSessionSeconds) return null;
  return sessionToken(claims);
}

/** The cookie's value for a sign-in. */
export const sessionToken = ({ accountId, signedInAt }: SessionClaims): Promise<string> =>
  encode({
    token: { sub: accountId, signedInAt: signedInAt.getTime() },
    secret: sessionSecret(),
    maxAge: sessionSeconds,
  });
