import { refusal, type Refusal } from '@/lib/errors/outcome';
import { hasSecondKey } from '@/lib/people/duplicates/rules';
import type { MatchReason } from '@/lib/people/matching/types';
import type { EnrolmentState } from '@/prisma/generated/enums';

export type Side = 'KEPT' | 'MERGED';

/** What two records may say differently, and a person decides. Working languages are not here: both know some. */
export const mergeFields = [
  'officialName',
  'latinName',
  'familyName',
  'givenName',
  'patronymic',
  'sex',
  'birthDate',
  'email',
  'phone',
  'countryCode',
  'institutionId',
  'position',
  'preferredLanguage',
] as const;
export type MergeField = (typeof mergeFields)[number];

/** Whose value stays: what only one of them says stays whatever was chosen. */
export function sideOf(kept: unknown, merged: unknown, chosen: Side | undefined): Side {
  if (merged === null || kept === merged) return 'KEPT';
  return kept === null ? 'MERGED' : (chosen ?? 'KEPT');
}

export type EnrolmentToJoin = { state: EnrolmentState; stateAt: Date };

/** What was counted or came to pass outweighs what was planned. */
const weight: Partial<Record<EnrolmentState, number>> = { CONFIRMED: 2, NO_SHOW: 1 };

/**
 * Whose state stays where both records are enrolled in one run: a confirmed place was held and counted; that somebody
 * did not come is a fact of the run; of the rest, the later decision says more.
 */
export function stateThatStays(kept: EnrolmentToJoin, merged: EnrolmentToJoin): Side {
  const difference = (weight[merged.state] ?? 0) - (weight[kept.state] ?? 0);
  if (difference !== 0) return difference > 0 ? 'MERGED' : 'KEPT';
  return merged.stateAt > kept.stateAt ? 'MERGED' : 'KEPT';
}

export type AccountToMerge = { id: string; email: string; rights: number };

export type MergeFacts = {
  /** One of the two is the record of whoever merges. */
  own: boolean;
  reasons: MatchReason[];
  /** Runs on which both hold a valid certificate of one kind. */
  certificates: { run: string; kept: string; merged: string }[];
  /** Runs on which one teaches and the other takes part. */
  bothSides: string[];
  accounts: { kept: AccountToMerge | null; merged: AccountToMerge | null };
};

/**
 * Why two records cannot become one. MERGE_OWN_RECORD: nobody gains rights by their own hand. MERGE_TWO_CERTIFICATES: one
 * of them has to be revoked first. MERGE_TRAINER_AND_PARTICIPANT: nobody is both on one run. MERGE_ACCOUNT_REQUIRED: both
 * have an account, and one must be chosen. MERGE_ACCOUNT_HOLDS_RIGHTS: the account that would be closed holds rights, which
 * an administrator takes away first. MERGE_REASON_REQUIRED: nothing but the name agrees.
 */
export function mergeRefusals(
  facts: MergeFacts,
  { account, reason }: { account: Side | null; reason: string | null },
): Refusal[] {
  const { kept, merged } = facts.accounts;
  const closed = kept && merged && account ? (account === 'KEPT' ? merged : kept) : null;
  return [
    ...(facts.own ? [refusal('MERGE_OWN_RECORD')] : []),
    ...facts.certificates.map((each) => refusal('MERGE_TWO_CERTIFICATES', each)),
    ...facts.bothSides.map((run) => refusal('MERGE_TRAINER_AND_PARTICIPANT', { run })),
    ...(kept && merged && !account ? [refusal('MERGE_ACCOUNT_REQUIRED', undefined, 'account')] : []),
    ...(closed && closed.rights > 0
      ? [refusal('MERGE_ACCOUNT_HOLDS_RIGHTS', { email: closed.email }, 'account')]
      : []),
    ...(!reason && !hasSecondKey(facts.reasons)
      ? [refusal('MERGE_REASON_REQUIRED', undefined, 'reason')]
      : []),
  ];
}
