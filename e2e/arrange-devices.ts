import { badgeUrl } from '@/lib/attendance/passes/queries';
import { db } from '@/lib/db/client';
import { systemActor } from '@/lib/auth/actor';
import { decideEnrolments } from '@/lib/enrolments/commands';
import { removeTrainer } from '@/lib/runs/trainers/commands';
import { must } from '@/prisma/seed/must';

/** What devices left at the office, and what takes a right from them. */

const office = systemActor('journeys');

/** What the office has of a session: the mark of each place, how many operations came, and the names on no list. */
export async function recordedIn(sessionId: string) {
  const where = { sessionId };
  const [marks, operations, walkIns] = [
    await db.attendanceMark.findMany({ where, select: { enrolmentId: true, status: true } }),
    await db.attendanceOperation.count({ where }),
    await db.walkIn.findMany({ where, select: { name: true, status: true } }),
  ];
  return {
    marks: Object.fromEntries(marks.map(({ enrolmentId, status }) => [enrolmentId, status])),
    operations,
    walkIns: walkIns.map(({ name, status }) => `${name} ${status}`),
  };
}

/** Somebody who teaches the run no more. */
export async function trainerRemoved(runId: string, personId: string): Promise<void> {
  must(await removeTrainer(office, runId, personId));
}

/** The address in the code of a person's badge. */
export async function badgeOf(enrolmentId: string): Promise<string> {
  const where = { id: enrolmentId };
  return badgeUrl(await db.enrolment.findUniqueOrThrow({ where, select: { id: true, badgeVersion: true } }));
}

/** Somebody who was noted as not having come. */
export async function noShow(runId: string, enrolmentId: string): Promise<void> {
  must(
    await decideEnrolments(office, runId, { enrolmentIds: [enrolmentId], to: 'NO_SHOW', reason: 'Not seen' }),
  );
}
