import { db } from '@/lib/db/client';
import type { GrantRole, Language } from '@/prisma/generated/enums';

declare const minted: unique symbol;

/** A right with its scope; null means all of that kind. */
export type ActorGrant = {
  role: GrantRole;
  programmeId: string | null;
  countryCode: string | null;
  institutionId: string | null;
};

/**
 * Who acts. Branded: made only here, from the account as it stands in the database at this moment, so that
 * a right that was taken away is gone at the next request. Trainer and participant are not roles: they
 * follow from what `personId` is assigned to or enrolled in.
 */
export type Actor = {
  readonly [minted]: true;
  readonly kind: 'account' | 'system';
  /** How the audit log names the actor: the account's id, or the system's reason. */
  readonly by: string;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly grants: readonly ActorGrant[];
};

const mint = (facts: Omit<Actor, typeof minted>): Actor => facts as Actor;

/**
 * The actor of an account, or null when there is none, it is disabled, or the sign-in is older than the
 * last "sign out everywhere". `signedInAt`: when the session began; leave it out for work on behalf of an
 * account that is not a session.
 */
export async function loadActor(accountId: string, signedInAt?: Date): Promise<Actor | null> {
  const account = await db.account.findUnique({
    where: { id: accountId },
    select: {
      id: true,
      personId: true,
      name: true,
      email: true,
      language: true,
      disabledAt: true,
      sessionsValidFrom: true,
      grants: {
        where: { revokedAt: null },
        select: { role: true, programmeId: true, countryCode: true, institutionId: true },
      },
    },
  });
  if (!account || account.disabledAt) return null;
  if (signedInAt && signedInAt < account.sessionsValidFrom) return null;
  return mint({
    kind: 'account',
    by: account.id,
    accountId: account.id,
    personId: account.personId,
    name: account.name,
    email: account.email,
    language: account.language,
    grants: account.grants,
  });
}

/** For jobs, the seed and scripts: may do everything, and the audit log says why ("seed", "job:send-mail"). */
export function systemActor(reason: string): Actor {
  return mint({
    kind: 'system',
    by: `system:${reason}`,
    accountId: null,
    personId: null,
    name: 'Cascade',
    email: '',
    language: 'EN',
    grants: [],
  });
}
