import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { addDays, type Day } from '@/lib/time/day';
import { localOf, storedLocal } from '../../sessions/rules';
import { venueIdFor } from '../access/queries';
import { roomStrip, type Use } from './rules';

/**
 * What is booked in each room of a venue on `days` days from `from`, on the clocks of the place. `runs` names the
 * actor's own by id; a run of others has only a number of its own, from 1.
 */
export async function occupancy(actor: Actor, venueId: string, from: Day, days: number) {
  const id = venueIdFor(actor, venueId);
  const rooms = await db.room.findMany({
    where: { venueId: id },
    orderBy: { name: 'asc' },
    select: {
      ...{ id: true, name: true },
      sessions: {
        where: {
          cancelledAt: null,
          startsAtLocal: { lt: storedLocal(`${addDays(from, days)}T00:00`) },
          endsAtLocal: { gt: storedLocal(`${from}T00:00`) },
        },
        orderBy: [{ startsAtLocal: 'asc' }, { id: 'asc' }],
        select: {
          startsAtLocal: true,
          endsAtLocal: true,
          run: {
            select: {
              ...{ id: true, code: true, programmeId: true, countryCode: true },
              course: { select: { titleEn: true, titleRu: true } },
            },
          },
        },
      },
    },
  });
  const keys = new Map<string, string>();
  const runs = new Map<string, { id: string; code: string; titleEn: string; titleRu: string | null }>();
  const keyOf = (run: (typeof rooms)[number]['sessions'][number]['run']): string => {
    const known = keys.get(run.id);
    if (known) return known;
    const mine = canManageRun(actor, run);
    if (mine) runs.set(run.id, { id: run.id, code: run.code, ...run.course });
    const key = mine ? run.id : `${keys.size + 1}`;
    keys.set(run.id, key);
    return key;
  };
  const strips = rooms.map(({ id: roomId, name, sessions }) => {
    const uses: Use[] = sessions.map(({ startsAtLocal, endsAtLocal, run }) => ({
      runId: keyOf(run),
      first: localOf(startsAtLocal).slice(0, 10),
      last: lastDay(localOf(endsAtLocal)),
    }));
    return { id: roomId, name, lanes: roomStrip(uses, from, days) };
  });
  return { from, days, rooms: strips, runs: Object.fromEntries(runs) };
}

export type Occupancy = Awaited<ReturnType<typeof occupancy>>;

/** The last day that a session touches: one that ends at midnight ended the day before. */
const lastDay = (endsAtLocal: string): Day => {
  const day = endsAtLocal.slice(0, 10);
  return endsAtLocal.endsWith('T00:00') ? addDays(day, -1) : day;
};
