import { placeOfCode } from '@/lib/enrolments/invitations/answers/queries';
import { actorOfRequest } from '@/lib/auth/session';
import type { Comer } from '@/lib/attendance/check-in/queries';
import { db } from '@/lib/db/client';
import { isHttps } from '@/lib/env/settings';

/** What a phone keeps: that it scanned a code while it was good, and the invitation whose link it opened. */
export const ticketCookie = 'cascade-check-in';
export const invitationCookie = 'cascade-invitation';

/** Read by the office alone, and sent with pages that a person opens; not with requests that other sites make. */
export const cookie = (name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isHttps() ? '; Secure' : ''}`;

export const cookieOf = (request: Request, name: string): string =>
  (request.headers.get('cookie') ?? '')
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';

/**
 * Whom the phone belongs to, as far as the run is concerned: whoever is signed in with a person, else the place that the
 * opened invitation gave. Null: the page asks.
 */
export async function comerOf(
  request: Request,
  runId: string,
): Promise<{ comer: Comer; accountId: string | null } | null> {
  const actor = await actorOfRequest(request);
  if (actor?.personId) return { comer: { personId: actor.personId }, accountId: actor.accountId };
  const place = await placeOfCode(db, cookieOf(request, invitationCookie));
  return place?.runId === runId ? { comer: { enrolmentId: place.enrolmentId }, accountId: null } : null;
}
