import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { loadActor, type Actor } from './actor';
import { localPath } from './local-path';
import { pathHeader } from './path-header';
import {
  readSessionToken,
  sessionCookie,
  sessionCookieOptions,
  sessionSeconds,
  sessionToken,
} from './session-token';

async function actorOfToken(token: string | undefined): Promise<Actor | null> {
  const claims = token ? await readSessionToken(token) : null;
  return claims ? loadActor(claims.accountId, claims.signedInAt) : null;
}

/** Who is signed in, as the account stands in the database now; null for nobody. Read once a request. */
export const currentActor = cache(async (): Promise<Actor | null> =>
  actorOfToken((await cookies()).get(sessionCookie())?.value),
);

/** Who is signed in; sends everyone else to the sign-in page, and from there back here. For pages and actions. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  const path = localPath((await headers()).get(pathHeader));
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** Who is signed in, for route handlers: null means answer 401. One database query, the cookie is decrypted once. */
export function actorOfRequest(request: Request): Promise<Actor | null> {
  return actorOfToken(cookieOf(request, sessionCookie()));
}

/** Signs an account in on this device, from now. Only after a code of its own or its password was checked. */
export async function startSession(accountId: string): Promise<void> {
  const value = await sessionToken({ accountId, signedInAt: new Date() });
  (await cookies()).set(sessionCookie(), value, { ...sessionCookieOptions(), maxAge: sessionSeconds });
}

/** Signs out on this device. */
export async function endSession(): Promise<void> {
  (await cookies()).set(sessionCookie(), '', { ...sessionCookieOptions(), maxAge: 0 });
}

function cookieOf(request: Request, name: string): string | undefined {
  const start = `${name}=`;
  return (request.headers.get('cookie') ?? '')
    .split('; ')
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length);
}
