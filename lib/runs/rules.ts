import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { Day } from '@/lib/time/day';

export const runPhases = ['PLANNED', 'UNDER_WAY', 'FINISHED', 'CANCELLED'] as const;
export type RunPhase = (typeof runPhases)[number];

/** Where a run stands on `today`, a day in the run's own zone. A cancelled run stays cancelled whatever its dates. */
export function runPhase(run: { startsOn: Day; endsOn: Day; cancelled: boolean }, today: Day): RunPhase {
  if (run.cancelled) return 'CANCELLED';
  if (today < run.startsOn) return 'PLANNED';
  return today > run.endsOn ? 'FINISHED' : 'UNDER_WAY';
}

/** COURSE-YEAR-NN with the first number above all of `taken`: a number that was given once is not given again. */
export function nextRunCode(courseCode: string, year: number, taken: readonly string[]): string {
  const prefix = `${courseCode}-${year}-`;
  const numbers = taken
    .filter((code) => code.startsWith(prefix) && /^\d+$/.test(code.slice(prefix.length)))
    .map((code) => Number(code.slice(prefix.length)));
  return `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}

type DonorShare = { donorId: string; sharePercent: number | null };

/** The donors' shares are all stated and add up to 100 (to the hundredth), or none is stated; no donor stands twice. */
export function donorRefusals(donors: readonly DonorShare[]): Refusal[] {
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  donors.forEach(({ donorId }, index) => {
    if (seen.has(donorId)) refusals.push(refusal('DONOR_TWICE', undefined, `donors.${index}.donorId`));
    seen.add(donorId);
  });
  const stated = donors.filter((donor) => donor.sharePercent !== null);
  const total = stated.reduce((sum, donor) => sum + Math.round((donor.sharePercent ?? 0) * 100), 0);
  if (stated.length > 0 && (stated.length < donors.length || total !== 10_000)) {
    refusals.push(refusal('DONOR_SHARES_DO_NOT_ADD_UP', { total: total / 100 }, 'donors'));
  }
  return refusals;
}

type Quota = { institutionId: string | null; countryCode: string | null; places: number };

/** A quota is an institution's or a country's, each stands once, and together they fit the capacity. */
export function quotaRefusals(quotas: readonly Quota[], capacity: number): Refusal[] {
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  quotas.forEach(({ institutionId, countryCode }, index) => {
    if ((institutionId === null) === (countryCode === null)) {
      refusals.push(refusal('QUOTA_OF_NOBODY', undefined, `quotas.${index}.institutionId`));
      return;
    }
    const owner = institutionId ?? countryCode ?? '';
    if (seen.has(owner)) refusals.push(refusal('QUOTA_TWICE', undefined, `quotas.${index}.institutionId`));
    seen.add(owner);
  });
  const places = quotas.reduce((sum, quota) => sum + quota.places, 0);
  if (places > capacity) refusals.push(refusal('QUOTAS_ABOVE_CAPACITY', { places, capacity }, 'quotas'));
  return refusals;
}

type Enrolled = { institutionIds: readonly string[]; countryCode: string | null; female: boolean };

/**
 * How far each quota is filled by the confirmed. An institution's quota counts the people of the institutions below
 * it too: `institutionIds` is a person's institution and all above it.
 */
export function quotaFill<Q extends Quota>(quotas: readonly Q[], confirmed: readonly Enrolled[]) {
  return quotas.map((quota) => {
    const mine = confirmed.filter((person) =>
      quota.institutionId
        ? person.institutionIds.includes(quota.institutionId)
        : person.countryCode !== null && person.countryCode === quota.countryCode,
    );
    return { quota, filled: mine.length, women: mine.filter((person) => person.female).length };
  });
}
