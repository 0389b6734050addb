import type { LocalTimes } from '../sessions/rules';
import type { Shift } from './schema';

const MINUTES_OF_DAY = 24 * 60;

/** What a shift adds to the face of the clock, in minutes. */
export const shiftMinutes = ({ days, minutes }: Pick<Shift, 'days' | 'minutes'>): number =>
  days * MINUTES_OF_DAY + minutes;

/** The sessions that a shift takes: of a run whose sessions these are, cancelled ones apart. */
export function shifted<S extends LocalTimes & { id: string }>(
  sessions: readonly S[],
  { scope, day, sessionId }: Pick<Shift, 'scope' | 'day' | 'sessionId'>,
): S[] {
  if (scope === 'ALL') return [...sessions];
  if (scope === 'DAY') return sessions.filter(({ startsAtLocal }) => startsAtLocal.slice(0, 10) === day);
  const first = sessions.find(({ id }) => id === sessionId);
  return first ? sessions.filter(({ startsAtLocal }) => startsAtLocal >= first.startsAtLocal) : [];
}
