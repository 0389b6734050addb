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

export type Origin = {
  /** The person's institution and all above it, the nearest first. */
  institutionIds: readonly string[];
  countryCode: string | null;
};

/**
 * The one row of the quota that a person's place counts in: of their institution, else of the nearest one above it,
 * else of their country; null outside every row. So each place is counted once, and the rows add up.
 */
export function quotaOf<Q extends Omit<Quota, 'places'>>(quotas: readonly Q[], person: Origin): Q | null {
  for (const id of person.institutionIds) {
    const row = quotas.find(({ institutionId }) => institutionId === id);
    if (row) return row;
  }
  const { countryCode } = person;
  return (countryCode && quotas.find((quota) => quota.countryCode === countryCode)) || null;
}

/** How far each row of the quota is filled by the confirmed. */
export function quotaFill<Q extends Quota>(
  quotas: readonly Q[],
  confirmed: readonly (Origin & { female: boolean })[],
) {
  const rows = new Map(quotas.map((quota) => [quota, { quota, filled: 0, women: 0 }]));
  for (const person of confirmed) {
    const quota = quotaOf(quotas, person);
    const row = quota && rows.get(quota);
    if (!row) continue;
    row.filled += 1;
    if (person.female) row.women += 1;
  }
  return [...rows.values()];
}
