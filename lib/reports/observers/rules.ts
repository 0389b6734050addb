import { refusal, type Refusal } from '@/lib/errors/outcome';
import { addDays, type Day } from '@/lib/time/day';

/** So long a link is open at most. */
const longestDays = 731;

/** What speaks against a link's last day. */
export function endProblem(endsOn: Day, today: Day): Refusal | null {
  if (endsOn < today) return refusal('LINK_END_PAST', undefined, 'endsOn');
  return endsOn > addDays(today, longestDays) ? refusal('LINK_END_FAR', undefined, 'endsOn') : null;
}

/** Whether a link opens on a day: to its last day, unless it was taken back. */
export const isOpen = (link: { endsOn: Day; revokedAt: Date | null }, today: Day): boolean =>
  link.revokedAt === null && today <= link.endsOn;
