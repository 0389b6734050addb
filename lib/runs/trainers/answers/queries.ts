import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { dateOf, dayOf, type Day } from '@/lib/time/day';
import { answerOf } from '../rules';

/** What the actor is asked to teach, from `today` on, the next first; nothing for an account without a person. */
export async function myAssignments(actor: Actor, today: Day) {
  if (!actor.personId) return [];
  const rows = await db.trainerAssignment.findMany({
    where: {
      personId: actor.personId,
      removedAt: null,
      run: { cancelledAt: null, endsOn: { gte: dateOf(today) } },
    },
    orderBy: [{ run: { startsOn: 'asc' } }, { id: 'asc' }],
    take: 50,
    select: {
      id: true,
      removedAt: true,
      acceptedAt: true,
      declinedAt: true,
      run: {
        select: {
          startsOn: true,
          endsOn: true,
          languages: true,
          cityEn: true,
          cityRu: true,
          country: { select: { nameEn: true, nameRu: true } },
          venue: { select: { name: true, address: true } },
          course: { select: { titleEn: true, titleRu: true } },
          _count: {
            select: {
              sessions: { where: { cancelledAt: null, trainers: { some: { personId: actor.personId } } } },
            },
          },
        },
      },
    },
  });
  return rows.map(({ id, run: { startsOn, endsOn, _count, ...run }, ...answer }) => ({
    id,
    answer: answerOf(answer),
    sessions: _count.sessions,
    ...run,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
  }));
}

export type MyAssignment = Awaited<ReturnType<typeof myAssignments>>[number];
