import { addDays, type Day } from '@/lib/time/day';
import { lastDay, statusOn, type HeldStatus } from '../rules';

/** What renews a kind of status, and for how long. */
export type RenewalRule = {
  validityMonths: number | null;
  /** So many runs taught within the validity; null: teaching does not renew it. */
  renewalRuns: number | null;
  /** Completing this course within the validity; null: none does. */
  refresherCourseId: string | null;
};

/** What a renewal may rest on: a run that was taught, or a refresher course that was completed. */
export type Deed = {
  basis: 'TAUGHT' | 'REFRESHER';
  /** Of the run, or of the certificate. */
  id: string;
  startsOn: Day;
  endsOn: Day;
};

export type RenewalVerdict =
  | { may: true; basis: Deed['basis']; evidence: readonly string[]; validUntil: Day }
  | { may: false; reason: 'NOTHING_RENEWS' | 'ENDED' | 'TOO_LATE' | 'NOT_YET' };

/** How far a holder is with a renewal, and whether it can be made. */
export type RenewalStanding = {
  taught: { runs: number; of: number } | null;
  refresher: { completed: boolean } | null;
  verdict: RenewalVerdict;
};

/**
 * How a status stands with its renewal. What counts lies within the validity that is to be renewed, which began on
 * `since`: a run is taught when its last day is over, and counts where the status entitled on its first day and on its
 * last. The new end follows the previous last day, so that a renewal neither wins nor loses days, however early or late;
 * one that would end before today is no renewal any more.
 */
export function renewalStanding({
  rule,
  status,
  since,
  deeds,
  today,
}: {
  rule: RenewalRule;
  status: HeldStatus;
  since: Day;
  deeds: readonly Deed[];
  today: Day;
}): RenewalStanding {
  const { validUntil } = status;
  const { validityMonths, renewalRuns, refresherCourseId } = rule;
  const until = validUntil && lastDay(addDays(validUntil, 1), validityMonths);
  if (!validUntil || !until || (renewalRuns === null && refresherCourseId === null))
    return { taught: null, refresher: null, verdict: { may: false, reason: 'NOTHING_RENEWS' } };
  const within = deeds.filter(
    ({ startsOn, endsOn }) => startsOn >= since && endsOn <= validUntil && endsOn < today,
  );
  const live = ({ startsOn, endsOn }: Deed) =>
    [startsOn, endsOn].every((day) => statusOn(status, day) === 'LIVE');
  const taught = within.filter((deed) => deed.basis === 'TAUGHT' && live(deed)).map(({ id }) => id);
  const refreshers = within.filter(({ basis }) => basis === 'REFRESHER').map(({ id }) => id);
  const verdict = (): RenewalVerdict => {
    if (statusOn(status, today) === 'WITHDRAWN') return { may: false, reason: 'ENDED' };
    if (until < today) return { may: false, reason: 'TOO_LATE' };
    if (renewalRuns !== null && taught.length >= renewalRuns)
      return { may: true, basis: 'TAUGHT', evidence: taught, validUntil: until };
    if (refresherCourseId !== null && refreshers.length > 0)
      return { may: true, basis: 'REFRESHER', evidence: refreshers.slice(0, 1), validUntil: until };
    return { may: false, reason: 'NOT_YET' };
  };
  return {
    taught: renewalRuns === null ? null : { runs: taught.length, of: renewalRuns },
    refresher: refresherCourseId === null ? null : { completed: refreshers.length > 0 },
    verdict: verdict(),
  };
}
