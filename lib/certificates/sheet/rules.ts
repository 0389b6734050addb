import type { Refusal } from '@/lib/errors/outcome';
import type { CertificateKind } from '@/prisma/generated/enums';
import type { Completion } from '../completion/rules';
import { hasPaper, type Verdicts } from '../issue/rules';

/**
 * Where a person stands with the certificate of a run. READY: earned, and the paper can be drawn. ATTENDANCE: lost, but
 * that of attendance which the course gives beside it is earned, and can be drawn; whether to give it is decided by
 * somebody. BLOCKED: earned, either of them, and the paper lacks something. DOUBTED: earned, and may be one person with somebody else. HELD: somebody said
 * that none is to be issued for now, earned or not. REVOKED: had one; whether to issue another is a decision of its own,
 * whatever the rule says.
 */
export const standings = [
  'READY',
  'ATTENDANCE',
  'BLOCKED',
  'DOUBTED',
  'HELD',
  'OPEN',
  'NOT_MET',
  'ISSUED',
  'REVOKED',
] as const;
export type Standing = (typeof standings)[number];

type Certificates = readonly { kind: CertificateKind; endedAt: Date | null }[];

/**
 * What the certificates of a person say of the next one. `certified`: there is a valid one, and no greater one to come
 * now. `ended`: there was one of the kind that is in question; without any valid one, of any kind.
 */
export function formerOf(
  certificates: Certificates,
  verdicts: Verdicts,
): { certified: boolean; ended: boolean } {
  const live = certificates.filter(({ endedAt }) => endedAt === null);
  const [own] = verdicts;
  const greater = own?.completion.state === 'MET' && !hasPaper(live, own.kind);
  const certified = live.length > 0 && !greater;
  const counted = certificates.filter(
    ({ kind, endedAt }) => endedAt !== null && (live.length === 0 || kind === own?.kind),
  );
  return { certified, ended: !certified && counted.length > 0 };
}

type Facts = {
  /** Has a certificate that is valid, and that no other one is to replace. */
  certified: boolean;
  /** Has one that is not any more. */
  ended: boolean;
  /** Has lost the course's own certificate, and earned the one of attendance beside it. */
  second: boolean;
  held: boolean;
  /** May be one person with somebody of the run, or who holds a certificate of the course; nobody has looked yet. */
  doubted: boolean;
  /** By what the course's own certificate takes; null for someone who is not on the run now. */
  completion: Completion | null;
  /** What the paper would lack. */
  lacks: readonly Refusal[];
};

export function standingOf({ certified, ended, ...facts }: Facts): Standing {
  const { held, doubted, second, completion, lacks } = facts;
  if (certified) return 'ISSUED';
  if (held) return 'HELD';
  if (ended) return 'REVOKED';
  if (completion?.state !== 'MET' && !second) return completion?.state === 'OPEN' ? 'OPEN' : 'NOT_MET';
  if (doubted) return 'DOUBTED';
  if (lacks.length > 0) return 'BLOCKED';
  return second ? 'ATTENDANCE' : 'READY';
}

/** Whether a certificate can be issued now; READY people get one unless someone says otherwise, ATTENDANCE and REVOKED only if. */
export const canBeIssued = ({ certified, held, doubted, second, completion, lacks }: Facts): boolean =>
  !certified && !held && !doubted && (second || completion?.state === 'MET') && lacks.length === 0;

/** What is wrong with the paper of a whole run stands once above the list, what is wrong with a name in its row. */
export const isOfPerson = ({ path }: Refusal): boolean => path?.startsWith('holder') ?? false;

/** Each of the refusals once. */
export function distinct(refusals: readonly Refusal[]): Refusal[] {
  const byKey = new Map(refusals.map((each) => [JSON.stringify([each.code, each.path, each.params]), each]));
  return [...byKey.values()];
}
