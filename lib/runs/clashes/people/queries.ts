import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import type { Db } from '@/lib/db/client';
import { shownName } from '@/lib/people/names/rules';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';
import { localOf } from '../../sessions/rules';
import { meeting, type Slot } from '../rules';

/** The run that somebody is wanted for; `sessions` where they are not yet in the database (null: none are planned). */
export type WantedRun = {
  id: string | null;
  startsOn: Day;
  endsOn: Day;
  sessions?: readonly Slot[] | null;
};

/** Somebody is expected elsewhere at the same time. `run` is null where the actor may not know which run it is. */
export type Busy = {
  personId: string;
  name: string;
  as: 'PARTICIPANT' | 'TRAINER';
  run: { id: string; code: string; titleEn: string; titleRu: string | null } | null;
  startsOn: Day;
  endsOn: Day;
  /** The first session of theirs that meets ours, on its own clocks; null: the days meet, and one of the two runs has no
   * sessions yet. */
  session: { startsAtLocal: string; endsAtLocal: string; timeZone: string } | null;
};

type Row = {
  personId: string;
  as: Busy['as'];
  trackId: string | null;
  officialName: string | null;
  latinName: string | null;
  runId: string;
  code: string;
  titleEn: string;
  titleRu: string | null;
  programmeId: string;
  countryCode: string;
  startsOn: Date;
  endsOn: Date;
};

/**
 * Who of these people is expected on another run at the same time, confirmed there or teaching there: the one place that
 * answers it, for participants and trainers alike, by the rule of ../rules. One entry for each person and other run, by
 * the day on which the other begins. A constant number of statements, whatever the number of people.
 */
export async function busyOf(
  tx: Db,
  actor: Actor,
  run: WantedRun,
  personIds: readonly string[],
): Promise<Busy[]> {
  const [busy = []] = await busyOnEach(tx, actor, [run], personIds);
  return busy;
}

/** The same for several runs at once, an answer for each in their order; the statements are as many as for one. */
export async function busyOnEach(
  tx: Db,
  actor: Actor,
  runs: readonly WantedRun[],
  personIds: readonly string[],
): Promise<Busy[][]> {
  const rows = personIds.length > 0 && runs.length > 0 ? await engagements(tx, runs, personIds) : [];
  if (rows.length === 0) return runs.map(() => []);
  const there = await sessionsThere(tx, rows);
  const answers: Busy[][] = [];
  for (const run of runs) {
    const sessions = run.sessions === undefined ? await sessionsOfRun(tx, run.id) : run.sessions;
    answers.push(rows.flatMap((row) => busyWith(actor, { ...run, sessions }, row, there(row)) ?? []));
  }
  return answers;
}

/** What the place on another run takes of the wanted one, or null. */
function busyWith(
  actor: Actor,
  run: WantedRun & { sessions: readonly Slot[] | null },
  row: Row,
  sessions: readonly SessionRow[] | null,
): Busy | null {
  if (row.runId === run.id) return null;
  const days = { startsOn: dayOf(row.startsOn), endsOn: dayOf(row.endsOn) };
  const met = meeting(run, { ...days, sessions });
  if (!met) return null;
  const { runId: id, code, titleEn, titleRu } = row;
  return {
    ...days,
    personId: row.personId,
    name: shownName(row),
    as: row.as,
    run: canManageRun(actor, row) ? { id, code, titleEn, titleRu } : null,
    session: met.by === 'SESSIONS' ? times(met.session) : null,
  };
}

const earliest = (days: readonly Day[]): Day => days.reduce((a, b) => (a < b ? a : b));
const latest = (days: readonly Day[]): Day => days.reduce((a, b) => (a > b ? a : b));

/** Their places on runs whose days come near: clocks of far places can be a day apart. */
function engagements(tx: Db, runs: readonly WantedRun[], personIds: readonly string[]) {
  const from = addDays(earliest(runs.map(({ startsOn }) => startsOn)), -1);
  const to = addDays(latest(runs.map(({ endsOn }) => endsOn)), 1);
  return tx.$queryRaw<Row[]>`
    SELECT busy.person_id AS "personId", busy.kind AS "as", busy.track_id AS "trackId",
           p.official_name AS "officialName", p.latin_name AS "latinName", r.id AS "runId", r.code,
           c.title_en AS "titleEn", c.title_ru AS "titleRu", r.programme_id AS "programmeId",
           r.country_code AS "countryCode", r.starts_on AS "startsOn", r.ends_on AS "endsOn"
    FROM (
      SELECT person_id, run_id, 'PARTICIPANT' AS kind, track_id FROM enrolment
       WHERE state = 'CONFIRMED' AND person_id = ANY(${personIds}::uuid[])
      UNION ALL
      SELECT person_id, run_id, 'TRAINER', NULL FROM trainer_assignment
       WHERE removed_at IS NULL AND person_id = ANY(${personIds}::uuid[])
    ) busy
    JOIN course_run r ON r.id = busy.run_id AND r.cancelled_at IS NULL
      AND r.starts_on <= ${dateOf(to)}::date AND r.ends_on >= ${dateOf(from)}::date
    JOIN course c ON c.id = r.course_id
    JOIN person p ON p.id = busy.person_id
    ORDER BY busy.person_id, r.starts_on, r.id`;
}

async function sessionsOfRun(tx: Db, runId: string | null): Promise<Slot[] | null> {
  if (!runId) return null;
  const rows = await tx.trainingSession.findMany({
    where: { runId, cancelledAt: null },
    select: { startsAt: true, endsAt: true },
  });
  return rows.length > 0 ? rows : null;
}

/** The sessions on those runs, and which of them are whose: a participant's are those of their track and of everyone. */
async function sessionsThere(tx: Db, rows: readonly Row[]) {
  const sessions = await tx.trainingSession.findMany({
    where: { runId: { in: [...new Set(rows.map(({ runId }) => runId))] }, cancelledAt: null },
    select: {
      runId: true,
      trackId: true,
      startsAt: true,
      endsAt: true,
      startsAtLocal: true,
      endsAtLocal: true,
      timeZone: true,
      trainers: { select: { personId: true } },
    },
  });
  const byRun = new Map<string, SessionRow[]>();
  for (const session of sessions) byRun.set(session.runId, [...(byRun.get(session.runId) ?? []), session]);
  return (row: Row): SessionRow[] | null => {
    const all = byRun.get(row.runId);
    return !all
      ? null
      : all.filter(({ trackId, trainers }) =>
          row.as === 'TRAINER'
            ? trainers.some(({ personId }) => personId === row.personId)
            : trackId === null || row.trackId === null || trackId === row.trackId,
        );
  };
}

type SessionRow = Slot & {
  trackId: string | null;
  startsAtLocal: Date;
  endsAtLocal: Date;
  timeZone: string;
  trainers: { personId: string }[];
};

const times = (session: { startsAtLocal: Date; endsAtLocal: Date; timeZone: string }) => ({
  startsAtLocal: localOf(session.startsAtLocal),
  endsAtLocal: localOf(session.endsAtLocal),
  timeZone: session.timeZone,
});
