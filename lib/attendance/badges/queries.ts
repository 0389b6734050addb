import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';

const names = { select: { officialName: true, latinName: true } } as const;

/** What badges of a run that the actor manages say: everyone with a place on it, and its trainers. Throws NotFound. */
export async function badgeFacts(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: {
        ...{ id: true, code: true, startsOn: true, endsOn: true, sensitive: true },
        course: { select: { titleEn: true, titleRu: true } },
        trainers: {
          where: { removedAt: null },
          orderBy: { assignedAt: 'asc' },
          select: {
            person: {
              select: {
                ...names.select,
                institution: { select: { name: true, nameEn: true, nameRu: true } },
              },
            },
          },
        },
        enrolments: {
          where: { state: 'CONFIRMED' },
          orderBy: { id: 'asc' },
          select: {
            ...{ id: true, badgeVersion: true },
            person: names,
            institution: { select: { name: true, nameEn: true, nameRu: true } },
            country: { select: { nameEn: true, nameRu: true } },
          },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  const { startsOn, endsOn, trainers, enrolments, ...rest } = run;
  return {
    ...rest,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    trainers: trainers.map(({ person }) => person),
    places: enrolments.map(({ person, ...place }) => ({ ...place, ...person })),
  };
}

export type BadgeFacts = Awaited<ReturnType<typeof badgeFacts>>;
