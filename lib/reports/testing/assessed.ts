import { db } from '@/lib/db/client';
import { addDays, dateOf, type Day } from '@/lib/time/day';
import type { Chance } from './chance';

type Run = {
  runId: string;
  startsOn: Day;
  people: string[];
  enrolled: { id: string; personId: string }[];
  held: { id: string; startsAt: Date; endsAt: Date }[];
};

/**
 * Who teaches a run and who assesses its people: trainers on sessions, of the run as a whole, gone before it began or while
 * it ran, who declined, and strangers; words that are taken back and said anew, and scores of both tests.
 */
export async function assessed(of: Chance, { runId, startsOn, people, enrolled, held }: Run): Promise<void> {
  const trainers = await db.person.createManyAndReturn({
    data: Array.from({ length: 5 }, (_, index) => ({
      ...{ latinName: `Trainer ${index}`, searchKey: `trainer ${index}`, nameKeys: [] },
    })),
    select: { id: true },
  });
  const ids = trainers.map(({ id }) => id);
  const removedAt = () => new Date(dateOf(addDays(startsOn, of.one([-1, 0, 1]))).getTime() + of.one([0, 1]));
  await db.trainerAssignment.createMany({
    data: ids
      .filter(() => of.often(0.7))
      .map((personId) => {
        const declined = of.often(0.2);
        return {
          ...{ runId, personId, assignedBy: 'test' },
          removedAt: declined || of.often(0.3) ? removedAt() : null,
          ...(declined ? { declinedAt: new Date(), declinedReason: 'x' } : {}),
        };
      }),
  });
  await db.sessionTrainer.createMany({
    data: held.flatMap(({ id: sessionId, startsAt, endsAt }) =>
      ids
        .slice(0, 2)
        .flatMap((personId) => (of.often(0.3) ? [{ sessionId, personId, startsAt, endsAt }] : [])),
    ),
  });
  const assessors = [...ids, ...ids.slice(0, 2), ...ids.slice(0, 2), ...people.slice(0, 1)];
  const words = enrolled
    .filter(() => of.often(0.8))
    .flatMap(({ id: enrolmentId, personId }) =>
      Array.from({ length: of.below(5) }, () => of.one(assessors))
        .filter((assessorId) => assessorId !== personId)
        .map((assessorId) => ({
          ...{ runId, enrolmentId, assessorId, recordedBy: 'test' },
          passed: of.one([...Array<boolean>(7).fill(true), false, null]),
        })),
    );
  await db.assessorVerdict.createMany({ data: words });
  const scores = enrolled.flatMap(({ id: enrolmentId }) =>
    Array.from({ length: of.below(5) }, () => {
      const maxPoints = of.one([20.5, 100, 7]);
      const points = of.one([0, 0.5, 0.7, 1]) * maxPoints;
      const score = of.often(0.15) ? { points: null, maxPoints: null } : { points, maxPoints };
      return {
        ...{ runId, enrolmentId, recordedBy: 'test', ...score },
        kind: of.one(['PRE', 'POST', 'POST'] as const),
      };
    }),
  );
  await db.testScore.createMany({ data: scores });
}
