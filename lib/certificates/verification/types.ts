import type { CertificateSnapshot } from '../document/schema';
import type { Day } from '@/lib/time/day';

type VerificationState = 'GENUINE' | 'REVOKED' | 'SUPERSEDED' | 'UNKNOWN';

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
      /** Last day on which the certificate itself counts; null: for ever. */
      expiresOn: Day | null;
    };

/** What has become of a certificate, without what its paper says. Instants as text: it travels as JSON. */
export type Standing =
  | { state: 'UNKNOWN' }
  | {
      state: Exclude<VerificationState, 'UNKNOWN'>;
      number: string;
      endedAt: string | null;
      successor: string | null;
      /** The last day of the status that the paper states, where that day is past. */
      statusEndedOn: Day | null;
      /** The last day of the certificate itself, where that day is past. */
      expiredOn: Day | null;
    };
