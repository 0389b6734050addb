import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { dateOf, dayOf, type Day } from '@/lib/time/day';
import { atMost } from '../rules';

/** Next steps of meetings whose day has passed and that nobody has noted as done, the longest overdue first. */
export async function overdueSteps(actor: Actor, today: Day) {
  const steps = await db.nextStep.findMany({
    where: {
      doneAt: null,
      removedAt: null,
      dueOn: { lt: dateOf(today) },
      run: { AND: [managedRuns(actor), { cancelledAt: null }] },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: atMost,
    select: {
      ...{ id: true, what: true, dueOn: true, ownerText: true },
      person: { select: { officialName: true, latinName: true } },
      institution: { select: { name: true, nameEn: true, nameRu: true } },
      run: {
        select: {
          ...{ id: true, code: true, cityEn: true, cityRu: true },
          course: { select: { titleEn: true, titleRu: true } },
        },
      },
    },
  });
  return steps.map(({ dueOn, ...step }) => ({ ...step, dueOn: dueOn && dayOf(dueOn) }));
}
