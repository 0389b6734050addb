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

type AccountRow = Pick<Actor, 'personId' | 'name' | 'email' | 'language' | 'grants'> & { id: string };

const mint = (facts: Omit<Actor, typeof minted>): Actor => facts as Actor;

/**
 * The actor of an account, or null when there is none, it is disabled, or the sign-in is older than the
 * last "sign out everywhere". `signedInAt`: when the session began; leave it out for work on behalf of an
 * account that is not a session.
 */
export async function loadActor(accountId: string, signedInAt?: Date): Promise<Actor | null> {
  // Every request begins with this: one statement, one way there and back.
  const [account] = await db.$queryRaw<AccountRow[]>`
    SELECT a.id, a.person_id AS "personId", a.name, a.email, a.language, (
        SELECT coalesce(json_agg(json_build_object('role', g.role, 'programmeId', g.programme_id,
          'countryCode', g.country_code, 'institutionId', g.institution_id) ORDER BY g.id), '[]')
        FROM "grant" g WHERE g.account_id = a.id AND g.revoked_at IS NULL) AS grants
    FROM account a
    WHERE a.id = ${accountId}::uuid AND a.disabled_at IS NULL
      AND coalesce(${signedInAt ?? null}::timestamptz >= a.sessions_valid_from, true)`;
  if (!account) return null;
  const { id, ...facts } = account;
  return mint({ kind: 'account', by: id, accountId: id, ...facts });
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
