import { DAY_MINUTES, type LocalTimes } from '../sessions/clock/rules';
import type { Shift } from './schema';

/** What a shift adds to the face of the clock, in minutes. */
export const shiftMinutes = ({ days, minutes }: Pick<Shift, 'days' | 'minutes'>): number =>
  days * DAY_MINUTES + minutes;

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
