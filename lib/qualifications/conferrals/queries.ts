import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { dayOf, type Day } from '@/lib/time/day';
import { heldFacts, heldStatus } from '../queries';
import { statusOn } from '../rules';

/** So many runs are told one by one; the latest come first. */
const runsTold = 60;

const names = { select: { id: true, officialName: true, latinName: true } } as const;

/**
 * Who conferred a status on whom: each run that the actor manages and whose certificates confer it, with its
 * trainers and the people who hold the status from there, the latest run first.
 */
export async function conferrals(actor: Actor, typeId: string, day: Day) {
  if (!canCoordinate(actor)) throw new NotFound('qualification type');
  const qualification = { typeId, person: visiblePeople(actor) };
  const runs = await db.courseRun.findMany({
    where: {
      AND: [managedRuns(actor), { certificates: { some: { qualification: { is: qualification } } } }],
    },
    orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
    take: runsTold,
    select: {
      id: true,
      code: true,
      startsOn: true,
      endsOn: true,
      cityEn: true,
      cityRu: true,
      course: { select: { titleEn: true, titleRu: true } },
      trainers: { where: { removedAt: null }, orderBy: { assignedAt: 'asc' }, select: { person: names } },
      certificates: {
        where: { qualification: { is: qualification } },
        orderBy: { person: { searchKey: 'asc' } },
        select: {
          number: true,
          person: names,
          qualification: { select: heldFacts },
        },
      },
    },
  });
  return runs.map(({ startsOn, endsOn, trainers, certificates, ...run }) => ({
    ...run,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    trainers: trainers.map(({ person }) => person),
    holders: certificates.flatMap(({ number, person, qualification: status }) =>
      status ? [{ ...person, number, state: statusOn(heldStatus(status), day) }] : [],
    ),
  }));
}

export type Conferral = Awaited<ReturnType<typeof conferrals>>[number];
