import type { SessionKind } from '@/prisma/generated/enums';
import type { LocalTimes } from '../../sessions/clock/rules';

export type PaperSession = LocalTimes & {
  title: string;
  /** Room and trainers, in one line. */
  about: string;
  kind: SessionKind;
  trackId: string | null;
};

type Cell = Pick<PaperSession, 'title' | 'about' | 'kind'>;

/** A line of a day's table: what everyone has at that time, or what each track has, in the order of the tracks. */
export type PaperRow = { time: string; everyone: Cell[]; tracks: Cell[][] };

/**
 * The rows of a day in the order of time. Tracks stand side by side: what they have from the same hour to the same hour
 * is one row, and what is for everyone goes across all of them.
 */
export function paperRows(sessions: readonly PaperSession[], trackIds: readonly string[]): PaperRow[] {
  const rows = new Map<string, PaperRow>();
  for (const { startsAtLocal, endsAtLocal, trackId, title, about, kind } of sessions) {
    const time = `${startsAtLocal.slice(11)}–${endsAtLocal.slice(11)}`;
    const column = trackId === null ? -1 : trackIds.indexOf(trackId);
    const key = `${startsAtLocal} ${endsAtLocal} ${column < 0}`;
    const row = rows.get(key) ?? { time, everyone: [], tracks: trackIds.map(() => []) };
    (row.tracks[column] ?? row.everyone).push({ title, about, kind });
    rows.set(key, row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
