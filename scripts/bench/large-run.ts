/**
 * Makes the run that issuing.ts issues to, of so many people (second argument), and writes its id to the file that is the
 * first. In a process of its own: what making it takes is no part of what issuing takes.
 */
import { writeFileSync } from 'node:fs';
import { db } from '@/lib/db/client';
import { people, enrolAll } from './people';
import { planRun } from './runs';

/** A run of so many people who were there all the time, and one session. */
async function largeRun(count: number): Promise<string> {
  const like = await db.courseRun.findFirstOrThrow({
    where: { certificates: { some: {} } },
    select: {
      ...{ programmeId: true, courseId: true, completionRuleId: true },
      trainers: { select: { personId: true } },
    },
  });
  const institutions = await db.institution.findMany({ select: { id: true } });
  const ids = { programmeId: like.programmeId, courseId: like.courseId, ruleId: like.completionRuleId };
  const trainerId = like.trainers[0]?.personId ?? '';
  const plan = { index: 60 + (count % 10), trainerId, people: count, sessions: 1 };
  const { runId } = await planRun(ids as Parameters<typeof planRun>[0], plan);
  const everyone = await people(
    count,
    institutions.map(({ id }) => id),
  );
  await enrolAll(runId, everyone);
  await db.$executeRaw`
    INSERT INTO attendance_operation (id, run_id, session_id, enrolment_id, status, at, device_at, received_at, device, recorded_by_id)
    SELECT uuidv7(), e.run_id, s.id, e.id, 'PRESENT', s.ends_at, s.ends_at, s.ends_at, 'Phone', (SELECT id FROM account LIMIT 1)
    FROM enrolment e JOIN training_session s ON s.run_id = e.run_id WHERE e.run_id = ${runId}::uuid`;
  await db.$executeRaw`
    INSERT INTO attendance_mark (session_id, enrolment_id, run_id, operation_id, status, at, device, recorded_by_id)
    SELECT session_id, enrolment_id, run_id, id, status, at, device, recorded_by_id
    FROM attendance_operation WHERE run_id = ${runId}::uuid`;
  return runId;
}

const [file, count] = process.argv.slice(2);
if (!file || !count) throw new Error('Name the file for the id, and how many people.');
writeFileSync(file, await largeRun(Number(count)));
await db.$disconnect();
