import type { Refusal } from '@/lib/errors/outcome';
import type { Completion } from '../completion/rules';

/**
 * Where a person stands with the certificate of a run. READY: earned, and the paper can be drawn. BLOCKED:
 * earned, and the paper lacks something. REVOKED: had one; whether to issue another is a decision of its own,
 * whatever the rule says.
 */
export const standings = ['READY', 'BLOCKED', 'OPEN', 'NOT_MET', 'ISSUED', 'REVOKED'] as const;
export type Standing = (typeof standings)[number];

type Facts = {
  /** Has a certificate that is valid. */
  certified: boolean;
  /** Has one that is not any more. */
  ended: boolean;
  /** Null for someone who is not on the run now. */
  completion: Completion | null;
  /** What the paper would lack. */
  lacks: readonly Refusal[];
};

export function standingOf({ certified, ended, completion, lacks }: Facts): Standing {
  if (certified) return 'ISSUED';
  if (ended) return 'REVOKED';
  if (completion?.state === 'MET') return lacks.length > 0 ? 'BLOCKED' : 'READY';
  return completion?.state === 'OPEN' ? 'OPEN' : 'NOT_MET';
}

/** Whether a certificate can be issued now; READY people get one unless someone says otherwise, REVOKED only if. */
export const canBeIssued = ({ certified, completion, lacks }: Facts): boolean =>
  !certified && completion?.state === 'MET' && lacks.length === 0;

/** What is wrong with the paper of a whole run stands once above the list, what is wrong with a name in its row. */
export const isOfPerson = ({ path }: Refusal): boolean => path?.startsWith('holder') ?? false;

/** Each of the refusals once. */
export function distinct(refusals: readonly Refusal[]): Refusal[] {
  const byKey = new Map(refusals.map((each) => [JSON.stringify([each.code, each.path, each.params]), each]));
  return [...byKey.values()];
}
