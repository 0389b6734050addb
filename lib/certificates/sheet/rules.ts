import type { Refusal } from '@/lib/errors/outcome';
import type { Completion } from '../completion/rules';

/**
 * Where a person stands with the certificate of a run. READY: earned, and the paper can be drawn. BLOCKED:
 * earned, and the paper lacks something. DOUBTED: earned, and may be one person with somebody else. HELD: somebody said
 * that none is to be issued for now, earned or not. REVOKED: had one; whether to issue another is a decision of its own,
 * whatever the rule says.
 */
export const standings = [
  'READY',
  'BLOCKED',
  'DOUBTED',
  'HELD',
  'OPEN',
  'NOT_MET',
  'ISSUED',
  'REVOKED',
] as const;
export type Standing = (typeof standings)[number];

type Facts = {
  /** Has a certificate that is valid. */
  certified: boolean;
  /** Has one that is not any more. */
  ended: boolean;
  held: boolean;
  /** May be one person with somebody of the run, or who holds a certificate of the course; nobody has looked yet. */
  doubted: boolean;
  /** Null for someone who is not on the run now. */
  completion: Completion | null;
  /** What the paper would lack. */
  lacks: readonly Refusal[];
};

export function standingOf({ certified, ended, held, doubted, completion, lacks }: Facts): Standing {
  if (certified) return 'ISSUED';
  if (held) return 'HELD';
  if (ended) return 'REVOKED';
  if (completion?.state !== 'MET') return completion?.state === 'OPEN' ? 'OPEN' : 'NOT_MET';
  if (doubted) return 'DOUBTED';
  return lacks.length > 0 ? 'BLOCKED' : 'READY';
}

/** Whether a certificate can be issued now; READY people get one unless someone says otherwise, REVOKED only if. */
export const canBeIssued = ({ certified, held, doubted, completion, lacks }: Facts): boolean =>
  !certified && !held && !doubted && completion?.state === 'MET' && lacks.length === 0;

/** What is wrong with the paper of a whole run stands once above the list, what is wrong with a name in its row. */
export const isOfPerson = ({ path }: Refusal): boolean => path?.startsWith('holder') ?? false;

/** Each of the refusals once. */
export function distinct(refusals: readonly Refusal[]): Refusal[] {
  const byKey = new Map(refusals.map((each) => [JSON.stringify([each.code, each.path, each.params]), each]));
  return [...byKey.values()];
}
