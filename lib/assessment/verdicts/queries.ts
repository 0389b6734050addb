import type { Db } from '@/lib/db/client';
import { standingVerdicts, taught, type Teaching } from './rules';

/** Who teaches the run or taught on it: who was removed before it began, or declined, never did. */
async function teachingOf(tx: Db, runId: string): Promise<Teaching> {
  const { startsOn, trainers, sessions } = await tx.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      startsOn: true,
      trainers: { where: { declinedAt: null }, select: { personId: true, removedAt: true } },
      sessions: {
        where: { cancelledAt: null, trainers: { some: {} } },
        select: { trackId: true, trainers: { select: { personId: true } } },
      },
    },
  });
  const assigned = trainers.filter(({ removedAt }) => !removedAt || removedAt >= startsOn);
  return {
    assignedIds: new Set(assigned.map(({ personId }) => personId)),
    sessions: sessions.map((session) => ({
      trackId: session.trackId,
      trainerIds: session.trainers.map(({ personId }) => personId),
    })),
  };
}

/** Everything that was said over the people of a run, in that order. */
const saidOn = (tx: Db, runId: string, enrolmentIds?: readonly string[]) =>
  tx.assessorVerdict.findMany({
    where: { runId, ...(enrolmentIds ? { enrolmentId: { in: [...enrolmentIds] } } : {}) },
    orderBy: { seq: 'asc' },
    select: {
      ...{ id: true, enrolmentId: true, assessorId: true, passed: true, remark: true },
      ...{ recordedAt: true, recordedBy: true },
      enrolment: { select: { personId: true, trackId: true } },
      assessor: { select: { officialName: true, latinName: true } },
    },
  });

type Said = Awaited<ReturnType<typeof saidOn>>[number];
export type StandingVerdict = Omit<Said, 'enrolment' | 'enrolmentId' | 'passed'> & {
  passed: boolean;
  /** The assessor taught the person on this run. */
  taught: boolean;
};

/**
 * The verdicts that stand over the people of a run, by enrolment. For queries and commands that have authorised already.
 * Nobody's word over themselves counts, whatever way it came about.
 */
export async function verdictsOf(
  tx: Db,
  runId: string,
  enrolmentIds?: readonly string[],
): Promise<Map<string, StandingVerdict[]>> {
  const said = await saidOn(tx, runId, enrolmentIds);
  const standing = new Map<string, StandingVerdict[]>();
  if (said.length === 0) return standing;
  const teaching = await teachingOf(tx, runId);
  const byEnrolment = new Map<string, Said[]>();
  for (const row of said)
    byEnrolment.set(row.enrolmentId, [...(byEnrolment.get(row.enrolmentId) ?? []), row]);
  for (const [enrolmentId, rows] of byEnrolment) {
    const others = rows.filter(({ assessorId, enrolment }) => assessorId !== enrolment.personId);
    const verdicts = standingVerdicts(others).map(({ enrolment, enrolmentId: _, ...verdict }) => ({
      ...verdict,
      taught: taught(verdict.assessorId, enrolment, teaching),
    }));
    standing.set(enrolmentId, verdicts);
  }
  return standing;
}
