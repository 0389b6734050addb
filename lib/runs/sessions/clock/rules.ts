import type { SessionKind } from '@/prisma/generated/enums';

/** Faces of the clock, 'YYYY-MM-DDTHH:mm', without a zone: light enough for the browser. */

export const DAY_MINUTES = 24 * 60;

export type LocalTimes = { startsAtLocal: string; endsAtLocal: string };

/** A local time as its column is written: the clock's face, kept as if it were UTC. */
export const storedLocal = (local: string): Date => new Date(`${local}:00.000Z`);

/** And back: 'YYYY-MM-DDTHH:mm'. */
export const localOf = (stored: Date): string => stored.toISOString().slice(0, 16);

/** The clock's face so many minutes later; what the clocks of a zone jump over is not its business. */
export const laterBy = (local: string, minutes: number): string =>
  localOf(new Date(storedLocal(local).getTime() + minutes * 60_000));

/** The same time on the wall, so many days later. */
export const shiftLocal = (local: string, days: number): string => laterBy(local, days * DAY_MINUTES);

/** Between two faces of the clock, in minutes. */
export const minutesBetween = (from: string, to: string): number =>
  (storedLocal(to).getTime() - storedLocal(from).getTime()) / 60_000;

/** Only a training session can count toward completion: not an opening, a break or a ceremony. */
export const countsAs = (kind: SessionKind, counts: boolean): boolean => kind === 'TRAINING' && counts;

/** What a session weighs toward completion: only one that counts can be mandatory. */
export function weightOf(session: { kind: SessionKind; counts: boolean; mandatory?: boolean }) {
  const counts = countsAs(session.kind, session.counts);
  return { counts, mandatory: counts && (session.mandatory ?? false) };
}

/** A session that no other runs beside: all trainers of the run can be on it. Breaks need none. */
export function forAllTrainers<S extends LocalTimes & { kind: SessionKind }>(sessions: readonly S[]): S[] {
  return sessions.filter(
    (one) =>
      one.kind !== 'BREAK' &&
      sessions.every(
        (other) =>
          other === one ||
          other.kind === 'BREAK' ||
          other.endsAtLocal <= one.startsAtLocal ||
          one.endsAtLocal <= other.startsAtLocal,
      ),
  );
}
