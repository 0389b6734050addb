import { quotaOf, type Origin } from '@/lib/runs/rules';
import type { EnrolmentState } from '@/prisma/generated/enums';

type MatrixPerson = Origin & { state: EnrolmentState; female: boolean };

export type MatrixFigures = {
  places: number;
  confirmed: number;
  /** Of the confirmed. */
  women: number;
  /** Asked and not answered yet. */
  invited: number;
  /** Put forward, and not decided yet. */
  nominated: number;
  waiting: number;
};

type Row = { institutionId: string | null; countryCode: string | null; places: number };

/**
 * The quota of a run as it stands: a row for each institution or country, one for everyone outside of them with the
 * places that no row keeps, and the sum. Each person counts in one row, so the rows add up.
 */
export function quotaMatrix<Q extends Row>(
  capacity: number,
  quotas: readonly Q[],
  people: readonly MatrixPerson[],
) {
  const kept = quotas.reduce((sum, { places }) => sum + places, 0);
  const rows = quotas.map((quota) => ({ quota, ...empty(quota.places) }));
  const outside = empty(Math.max(0, capacity - kept));
  const total = empty(capacity);
  for (const person of people) {
    const quota = quotaOf(quotas, person);
    const row = rows.find((each) => each.quota === quota) ?? outside;
    count(row, person);
    count(total, person);
  }
  return { rows, outside, total };
}

const empty = (places: number): MatrixFigures => ({
  ...{ places, confirmed: 0, women: 0, invited: 0, nominated: 0, waiting: 0 },
});

function count(row: MatrixFigures, { state, female }: MatrixPerson): void {
  if (state === 'CONFIRMED') {
    row.confirmed += 1;
    if (female) row.women += 1;
  } else if (state === 'INVITED') row.invited += 1;
  else if (state === 'NOMINATED') row.nominated += 1;
  else if (state === 'WAITING_LIST') row.waiting += 1;
}

/** Confirmed women of all confirmed, 0 to 1; null while nobody is confirmed. */
export const womenShare = ({ women, confirmed }: MatrixFigures): number | null =>
  confirmed > 0 ? women / confirmed : null;
