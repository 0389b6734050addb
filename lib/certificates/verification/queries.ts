import { db } from '@/lib/db/client';
import type { CertificateSnapshot } from '../document/schema';
import { codeOfText } from './rules';

export type VerificationState = 'GENUINE' | 'REVOKED' | 'SUPERSEDED' | 'UNKNOWN';

/** What anyone may learn of a code: its state, and of a known one what the paper says, never more. */
export type Verification =
  | { state: 'UNKNOWN' }
  | {
      state: Exclude<VerificationState, 'UNKNOWN'>;
      number: string;
      /** When it was revoked or superseded. */
      endedAt: Date | null;
      /** The number of the certificate that took its place. */
      successor: string | null;
      holder: CertificateSnapshot['holder'];
      kind: CertificateSnapshot['kind'];
      issuer: CertificateSnapshot['issuer'];
      issuedOn: string;
      /** Null for a run marked sensitive: a neutral title and no place, whoever asks. */
      course: CertificateSnapshot['course'] | null;
      run: CertificateSnapshot['run'] | null;
      qualification: CertificateSnapshot['qualification'];
    };

type Row = {
  number: string;
  snapshot: CertificateSnapshot;
  sensitive: boolean;
  kind: 'REVOKED' | 'SUPERSEDED' | null;
  at: Date | null;
  successor: string | null;
};

/**
 * The state of a certificate by its code, as typed or scanned. Public: takes no actor, and answers alike for
 * a code that never was and one that is not to be shown. One indexed statement.
 */
export async function verification(text: string): Promise<Verification> {
  const code = codeOfText(text);
  if (!code) return { state: 'UNKNOWN' };
  const [row] = await db.$queryRaw<Row[]>`
    SELECT c.number, c.snapshot, r.sensitive, e.kind, e.at, s.number AS successor
    FROM certificate c
    JOIN course_run r ON r.id = c.run_id
    LEFT JOIN certificate_event e ON e.certificate_id = c.id AND e.kind <> 'ISSUED'
    LEFT JOIN certificate s ON s.id = e.successor_id
    WHERE c.code = ${code}`;
  if (!row) return { state: 'UNKNOWN' };
  const { holder, kind, issuer, issuedOn, course, run, qualification } = row.snapshot;
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
    qualification: row.sensitive ? null : qualification,
  };
}
