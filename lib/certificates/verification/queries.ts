import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/time/day';
import type { CertificateSnapshot } from '../document/schema';
import { codeOfText } from './rules';
import type { Verification } from './types';

type Row = {
  number: string;
  snapshot: CertificateSnapshot;
  sensitive: boolean;
  kind: 'REVOKED' | 'SUPERSEDED' | null;
  at: Date | null;
  successor: string | null;
  /** Last day of the status as it is now: a renewal came after the paper. */
  statusUntil: Date | null;
  expiresOn: Date | null;
};

/**
 * The state of a certificate by its code, as typed or scanned. Public: takes no actor, and answers alike for
 * a code that never was and one that is not to be shown. One indexed statement.
 */
export async function verification(text: string): Promise<Verification> {
  const code = codeOfText(text);
  if (!code) return { state: 'UNKNOWN' };
  const [row] = await db.$queryRaw<Row[]>`
    SELECT c.number, c.snapshot, r.sensitive, e.kind, e.at, s.number AS successor,
      q.valid_until AS "statusUntil", c.expires_on AS "expiresOn"
    FROM certificate c
    JOIN course_run r ON r.id = c.run_id
    LEFT JOIN certificate_event e ON e.certificate_id = c.id AND e.kind IN ('REVOKED', 'SUPERSEDED')
    LEFT JOIN certificate s ON s.id = e.successor_id
    LEFT JOIN qualification q ON q.certificate_id = c.id
    WHERE c.code = ${code}`;
  if (!row) return { state: 'UNKNOWN' };
  const { holder, kind, issuer, issuedOn, course, run, qualification } = row.snapshot;
  const validUntil = row.statusUntil ? dayOf(row.statusUntil) : (qualification?.validUntil ?? null);
  return {
    state: row.kind ?? 'GENUINE',
    number: row.number,
    endedAt: row.at,
    successor: row.successor,
    holder,
    kind,
    issuer,
    issuedOn,
    course: row.sensitive ? null : course,
    run: row.sensitive ? null : run,
    qualification: row.sensitive ? null : qualification && { ...qualification, validUntil },
    expiresOn: row.expiresOn && dayOf(row.expiresOn),
  };
}
