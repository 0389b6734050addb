import type { Actor } from '@/lib/auth/actor';
import { linkCode } from '@/lib/auth/links/rules';
import { canRecordAttendance, type RunFacts } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { invitationPath } from '@/lib/enrolments/invitations/wording/queries';
import { codeSecret, publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { keepFacts } from '../register/queries';
import { codeInText, passHash } from './rules';
import type { Passes } from './types';

/** The address that a person's badge holds. A renewed badge has another one, and the former is known no more. */
export const badgeUrl = (enrolment: { id: string; badgeVersion: number }): string =>
  `${publicUrl()}/badge/${linkCode(codeSecret(), 'badge', enrolment.id, enrolment.badgeVersion)}`;

type Row = {
  facts: RunFacts;
  session: Passes['session'];
  places: { id: string; badgeVersion: number; invitationId: string | null; linkVersion: number | null }[];
};

/**
 * By what a device knows the badges and the invitations of everyone on the run of a session, whatever their track: one
 * that is not on the session's own list is told apart from a stranger's. Throws NotFound for a session that the actor may
 * not record.
 */
export async function passes(actor: Actor, sessionId: string): Promise<Passes> {
  const id = idOf(sessionId);
  if (!id) throw new NotFound('session');
  const [row] = await db.$queryRaw<Row[]>`
    SELECT json_build_object('programmeId', r.programme_id, 'countryCode', r.country_code,
        'trainerIds', ARRAY(SELECT t.person_id FROM trainer_assignment t
                            WHERE t.run_id = r.id AND t.removed_at IS NULL)) AS facts,
      json_build_object(${keepFacts}) AS session,
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'badgeVersion', e.badge_version,
            'invitationId', i.id, 'linkVersion', i.link_version)), '[]')
        FROM enrolment e LEFT JOIN invitation i ON i.enrolment_id = e.id AND i.cancelled_at IS NULL
        WHERE e.run_id = r.id AND e.state IN ('CONFIRMED', 'NO_SHOW')) AS places
    FROM training_session s JOIN course_run r ON r.id = s.run_id
    WHERE s.id = ${id}::uuid`;
  if (!row || !canRecordAttendance(actor, row.facts)) throw new NotFound('session');
  const known = row.places.flatMap(({ invitationId, linkVersion, ...place }) => {
    const texts = [badgeUrl(place)];
    if (invitationId && linkVersion) texts.push(invitationPath({ id: invitationId, linkVersion }));
    return texts.map((text) => [codeInText(text) ?? '', place.id] as const);
  });
  const hashed = await Promise.all(
    known.map(async ([code, place]) => [await passHash(code), place] as const),
  );
  return { account: actor.accountId ?? '', session: row.session, passes: Object.fromEntries(hashed) };
}
