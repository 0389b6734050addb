import type { Db } from '@/lib/db/client';
import type { Refusal } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { entitling, heldStatuses, scopeFacts } from '@/lib/qualifications/queries';
import { mayTeach } from '@/lib/qualifications/rules';
import { notQualified } from '../../trainers/rules';

type Wanted = { id: string | null; startsAtLocal: string; trainerIds: readonly string[] };

/**
 * Trainers of the run who are newly put on sessions though their status does not entitle to it on that day: it may have
 * ended or been suspended since they were assigned. Whoever was admitted with a reason may, and who stands on a session
 * already is no hindrance to changing it.
 */
export async function unqualifiedRefusals(
  tx: Db,
  runId: string,
  wanted: readonly Wanted[],
): Promise<Refusal[]> {
  const personIds = [...new Set(wanted.flatMap(({ trainerIds }) => trainerIds))];
  if (personIds.length === 0) return [];
  const run = await tx.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      ...{ languages: true, countryCode: true },
      course: { select: { entitledTypes: { select: { type: { select: scopeFacts } } } } },
      trainers: {
        where: { removedAt: null, waiverReason: null, personId: { in: personIds } },
        select: { person: { select: { id: true, officialName: true, latinName: true } } },
      },
    },
  });
  const entitled = run.course.entitledTypes.map(({ type }) => entitling(type));
  if (entitled.length === 0) return [];
  const standing = await tx.sessionTrainer.findMany({
    where: { sessionId: { in: wanted.flatMap(({ id }) => id ?? []) }, personId: { in: personIds } },
    select: { sessionId: true, personId: true },
  });
  const held = await heldStatuses(tx, personIds);
  return run.trainers.flatMap(({ person }) => {
    const verdict = wanted
      .filter(({ trainerIds }) => trainerIds.includes(person.id))
      .filter(({ id }) => !standing.some((each) => each.sessionId === id && each.personId === person.id))
      .map(({ startsAtLocal }) =>
        mayTeach({ entitled, held: held.get(person.id) ?? [], place: run, day: startsAtLocal.slice(0, 10) }),
      )
      .find(({ may }) => !may);
    return verdict ? [{ ...notQualified(verdict, shownName(person)), path: 'trainerIds' }] : [];
  });
}
