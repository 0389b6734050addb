import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { shownName } from '@/lib/people/names/rules';
import { idOf } from '@/lib/text/page';

/** Who is to be divided between the tracks of a run: those confirmed and those invited, by name. */
export async function trackPeople(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: {
        enrolments: {
          where: { state: { in: ['CONFIRMED', 'INVITED'] } },
          orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
          select: {
            id: true,
            state: true,
            trackId: true,
            person: { select: { officialName: true, latinName: true, sex: true } },
            institution: { select: { name: true, acronym: true } },
          },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  return run.enrolments.map(({ id: enrolmentId, state, trackId, person, institution }) => ({
    enrolmentId,
    confirmed: state === 'CONFIRMED',
    trackId,
    name: shownName(person),
    sex: person.sex,
    institution: institution ? (institution.acronym ?? institution.name) : null,
  }));
}

export type TrackPerson = Awaited<ReturnType<typeof trackPeople>>[number];
