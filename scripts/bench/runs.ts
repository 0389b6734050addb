import { db } from '@/lib/db/client';
import { addDays, dateOf, dayOf } from '@/lib/time/day';
import type { Catalogue } from './catalogue';

type Plan = { index: number; trainerId: string; people: number; sessions: number };

const sessionsADay = 4;
const hour = 3_600_000;

/**
 * A run that ended yesterday (the first one) or some fortnights before, four sessions a day, taught by one person. The
 * titles are of the length that they have in life.
 */
export async function planRun(
  { programmeId, courseId, ruleId }: Catalogue,
  { index, trainerId, people, sessions }: Plan,
): Promise<{ runId: string; sessionIds: string[] }> {
  const days = Math.ceil(sessions / sessionsADay);
  const endsOn = addDays(dayOf(new Date()), -1 - index * 14);
  const startsOn = addDays(endsOn, 1 - days);
  const code = `BENCH-TOT-${String(index + 1).padStart(2, '0')}`;
  const run = await db.courseRun.create({
    data: {
      code,
      programmeId,
      courseId,
      completionRuleId: ruleId,
      startsOn: dateOf(startsOn),
      endsOn: dateOf(endsOn),
      timeZone: 'Asia/Bishkek',
      countryCode: 'KG',
      cityEn: 'Bishkek',
      cityRu: 'Бишкек',
      languages: ['ru', 'ky'],
      capacity: people,
      searchKey: code.toLowerCase(),
      trainers: { create: { personId: trainerId, assignedBy: 'bench' } },
    },
  });
  const rows = await db.trainingSession.createManyAndReturn({
    select: { id: true, startsAt: true, endsAt: true },
    data: Array.from({ length: sessions }, (_, place) => {
      const midnight = dateOf(addDays(startsOn, Math.floor(place / sessionsADay))).getTime();
      const local = midnight + (9 + 2 * (place % sessionsADay)) * hour;
      // Bishkek is six hours ahead of UTC, all year.
      const instant = (at: number) => new Date(at - 6 * hour);
      return {
        runId: run.id,
        titleEn: `Working with families: module ${place + 1}`,
        titleRu: `Работа с семьями: модуль ${place + 1}`,
        startsAtLocal: new Date(local),
        endsAtLocal: new Date(local + 1.5 * hour),
        timeZone: 'Asia/Bishkek',
        startsAt: instant(local),
        endsAt: instant(local + 1.5 * hour),
      };
    }),
  });
  await db.sessionTrainer.createMany({
    data: rows.map(({ id, startsAt, endsAt }) => ({ sessionId: id, personId: trainerId, startsAt, endsAt })),
  });
  return { runId: run.id, sessionIds: rows.map(({ id }) => id) };
}

/** A mark for everyone in every session: mostly present, at most two absences in 24 sessions. */
export async function markAll(accountId: string): Promise<void> {
  await db.$executeRaw`
    WITH place AS (
      SELECT e.id, e.run_id, row_number() OVER (PARTITION BY e.run_id ORDER BY e.id) AS person FROM enrolment e
    ), mark AS (
      SELECT p.id AS enrolment_id, p.run_id, s.id AS session_id, s.ends_at,
        (p.person * 7 + row_number() OVER (PARTITION BY p.id ORDER BY s.starts_at)) % 16 AS kind
      FROM place p JOIN training_session s ON s.run_id = p.run_id
    )
    INSERT INTO attendance_operation (id, run_id, session_id, enrolment_id, status, minutes, note, at, device_at,
      received_at, device, recorded_by_id)
    SELECT uuidv7(), run_id, session_id, enrolment_id,
      (CASE kind WHEN 0 THEN 'LATE' WHEN 1 THEN 'ABSENT' WHEN 2 THEN 'EXCUSED' WHEN 3 THEN 'LEFT_EARLY'
        ELSE 'PRESENT' END)::"AttendanceStatus",
      CASE kind WHEN 0 THEN 10 WHEN 3 THEN 15 END, CASE kind WHEN 2 THEN 'По семейным обстоятельствам' END,
      ends_at, ends_at, ends_at, 'Phone', ${accountId}::uuid
    FROM mark ORDER BY ends_at`;
  await db.$executeRaw`
    INSERT INTO attendance_mark (session_id, enrolment_id, run_id, operation_id, status, minutes, note, at, device,
      recorded_by_id)
    SELECT session_id, enrolment_id, run_id, id, status, minutes, note, at, device, recorded_by_id
    FROM attendance_operation`;
}
