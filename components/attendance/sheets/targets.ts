import type { SheetDay } from '@/lib/attendance/sheets/queries';
import type { SheetPage } from '@/lib/attendance/sheets/codes/rules';
import type { Target } from './send-sheet';

/** What a sheet can be of, as a choice: the day, and the session where it is of one. */
export const choiceOf = ({ day, sessionId }: Target): string => `${day} ${sessionId ?? ''}`;

export function targetOfChoice(choice: string): Target | null {
  const [day = '', sessionId = ''] = choice.split(' ');
  return day ? { day, sessionId: sessionId || null } : null;
}

/**
 * What a page was printed for: FOREIGN where that is another run; null where it is of this run, on a day that its agenda has
 * no more.
 */
export function targetOfPage(
  runId: string,
  days: readonly SheetDay[],
  said: SheetPage,
): Target | 'FOREIGN' | null {
  if (said.of === 'DAY') {
    if (said.id !== runId) return 'FOREIGN';
    return days.some(({ day }) => day === said.day) ? { day: said.day, sessionId: null } : null;
  }
  const day = days.find(({ sessions }) => sessions.some(({ id }) => id === said.id));
  return day ? { day: day.day, sessionId: said.id } : 'FOREIGN';
}
