import { judgePair, prepare } from '../matching/pairs/rules';
import type { KnownPerson, MatchReason } from '../matching/types';

export type Suspicion = { score: number; reasons: MatchReason[] };

/** From here on two records are likely one person. Names alone reach 65 at most. */
export const likelyScore = 80;
/** Below this a pair whose phone, address or day of birth agrees is not worth a look. */
const lowestWithKey = 40;
/** Below this the names of a pair with nothing else to compare differ in something. */
const lowestOfNames = 60;
/** Of one institution the names may lack a part. */
const lowestOfInstitution = 50;

/** What tells a person from others of the same name. */
const secondKeys: readonly MatchReason[] = ['PHONE_SAME', 'EMAIL_SAME', 'BIRTH_DATE_SAME'];

/** Whether something besides the name agrees. Without it, that two records are one is somebody's word. */
export const hasSecondKey = (reasons: readonly MatchReason[]): boolean =>
  reasons.some((reason) => secondKeys.includes(reason));

/** How sure: the same name alone is never likely. */
export const certaintyOf = ({ score, reasons }: Suspicion): 'LIKELY' | 'POSSIBLE' =>
  score >= likelyScore && hasSecondKey(reasons) ? 'LIKELY' : 'POSSIBLE';

/** What speaks for two records being one person and against it; a score from 0 to 100. */
export function comparison(a: KnownPerson, b: KnownPerson): Suspicion & { other: boolean } {
  const row = { ...a, row: 0, phone: a.phones[0] ?? null, email: a.emails[0] ?? null };
  const { verdict, score, reasons } = judgePair(prepare(row), prepare(b));
  return { score, reasons, other: verdict === 'OTHER' };
}

/** The suspicion that two records are one person, or null where there is nothing to look at. */
export function suspicion(a: KnownPerson, b: KnownPerson): Suspicion | null {
  const { score, reasons, other } = comparison(a, b);
  return other || score < lowest(reasons) ? null : { score, reasons };
}

function lowest(reasons: readonly MatchReason[]): number {
  if (hasSecondKey(reasons)) return lowestWithKey;
  return reasons.includes('INSTITUTION_SAME') ? lowestOfInstitution : lowestOfNames;
}
