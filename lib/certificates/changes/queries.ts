import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { completionsOf } from '../completion/queries';
import type { Completion } from '../completion/rules';
import { effectOf, numbersDiffer, verdictFor } from './rules';

type Cell = { certificateId: string; sessionId: string; enrolmentId: string; marks: number; lastAt: Date };

/**
 * What came to the office about the holders of a run's valid certificates after each was issued, or looked at last. One
 * row a certificate and session; found by the index over session and enrolment, so that an old run costs no more than a
 * new one.
 */
function cellsAfterIssue(tx: Db, runId: string): Promise<Cell[]> {
  return tx.$queryRaw<Cell[]>`
    SELECT c.id AS "certificateId", o.session_id AS "sessionId", o.enrolment_id AS "enrolmentId",
      count(*)::int AS marks, max(o.received_at) AS "lastAt"
    FROM certificate c
    CROSS JOIN LATERAL (SELECT max(e.at) AS at FROM certificate_event e
                        WHERE e.certificate_id = c.id AND e.kind IN ('ISSUED', 'KEPT')) decided
    JOIN training_session s ON s.run_id = c.run_id
    JOIN attendance_operation o ON o.session_id = s.id AND o.enrolment_id = c.enrolment_id
      AND o.received_at > decided.at
    WHERE c.run_id = ${runId}::uuid AND c.ended_at IS NULL
    GROUP BY c.id, o.session_id, o.enrolment_id`;
}

type Later = { certificateId: string; rows: number; lastAt: Date };

/** Scores of the test after the run and verdicts over the holders that were recorded since, one row a certificate. */
function resultsAfterIssue(tx: Db, runId: string): Promise<Later[]> {
  return tx.$queryRaw<Later[]>`
    SELECT c.id AS "certificateId", count(*)::int AS rows, max(r.at) AS "lastAt"
    FROM certificate c
    CROSS JOIN LATERAL (SELECT max(e.at) AS at FROM certificate_event e
                        WHERE e.certificate_id = c.id AND e.kind IN ('ISSUED', 'KEPT')) decided
    CROSS JOIN LATERAL (
      SELECT s.recorded_at AS at FROM test_score s WHERE s.enrolment_id = c.enrolment_id AND s.kind = 'POST'
      UNION ALL SELECT v.recorded_at FROM assessor_verdict v WHERE v.enrolment_id = c.enrolment_id) r
    WHERE c.run_id = ${runId}::uuid AND c.ended_at IS NULL AND r.at > decided.at
    GROUP BY c.id`;
}

/** Certificates that were issued, or looked at last, before the run was moved to another version of its rule. */
function beforeRuleMoved(tx: Db, runId: string): Promise<{ certificateId: string; movedAt: Date }[]> {
  return tx.$queryRaw<{ certificateId: string; movedAt: Date }[]>`
    SELECT c.id AS "certificateId", r.rule_moved_at AS "movedAt"
    FROM course_run r JOIN certificate c ON c.run_id = r.id AND c.ended_at IS NULL
    WHERE r.id = ${runId}::uuid AND r.rule_moved_at IS NOT NULL
      AND r.rule_moved_at > (SELECT max(e.at) FROM certificate_event e
                             WHERE e.certificate_id = c.id AND e.kind IN ('ISSUED', 'KEPT'))`;
}

/** Certificates that were issued, or looked at last, before a session of the run became one that must be attended. */
function beforeMadeMandatory(tx: Db, runId: string): Promise<{ certificateId: string; madeAt: Date }[]> {
  return tx.$queryRaw<{ certificateId: string; madeAt: Date }[]>`
    SELECT c.id AS "certificateId", m.at AS "madeAt"
    FROM (SELECT max(a.at) AS at FROM audit_entry a
          WHERE a.subject_type = 'run' AND a.subject_id = ${runId} AND a.action IN ('changeSession', 'scheduleSession')
            AND a.details ->> 'mandatory' = 'true') m
    JOIN certificate c ON c.run_id = ${runId}::uuid AND c.ended_at IS NULL
    WHERE m.at > (SELECT max(e.at) FROM certificate_event e
                  WHERE e.certificate_id = c.id AND e.kind IN ('ISSUED', 'KEPT'))`;
}

async function managedRun(actor: Actor, runId: string): Promise<string> {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: { id: true } }));
  if (!run) throw new NotFound('run');
  return run.id;
}

/** The cells of a run's board that changed after the person's certificate was issued and are not decided over yet. */
export async function changedAfterIssue(
  actor: Actor,
  runId: string,
): Promise<{ sessionId: string; enrolmentId: string }[]> {
  const cells = await cellsAfterIssue(db, await managedRun(actor, runId));
  return cells.map(({ sessionId, enrolmentId }) => ({ sessionId, enrolmentId }));
}

/**
 * The valid certificates of a run about whose holders something was recorded after the issue (marks, the score of the
 * test after the run, verdicts), and those that a later version of the rule, or a session that became mandatory, would not
 * give: what the office went by then, and what follows now. What changes nobody's verdict asks about nobody.
 */
export async function changedCertificates(actor: Actor, runId: string) {
  const id = await managedRun(actor, runId);
  const cells = await cellsAfterIssue(db, id);
  const results = new Map((await resultsAfterIssue(db, id)).map((row) => [row.certificateId, row]));
  const moved = new Map((await beforeRuleMoved(db, id)).map((row) => [row.certificateId, row.movedAt]));
  const made = new Map((await beforeMadeMandatory(db, id)).map((row) => [row.certificateId, row.madeAt]));
  const ids = new Set([
    ...cells.map(({ certificateId }) => certificateId),
    ...results.keys(),
    ...moved.keys(),
    ...made.keys(),
  ]);
  if (ids.size === 0) return [];
  const certificates = await db.certificate.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { number: 'asc' },
    select: {
      ...{ id: true, number: true, kind: true, enrolmentId: true, issuedOn: true, evidence: true },
      person: { select: { id: true, officialName: true, latinName: true } },
      qualification: { select: { id: true } },
    },
  });
  const sessions = await db.trainingSession.findMany({
    where: { id: { in: cells.map(({ sessionId }) => sessionId) } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true, titleEn: true, titleRu: true, startsAt: true, timeZone: true },
  });
  const enrolmentIds = certificates.map(({ enrolmentId }) => enrolmentId);
  const { timeZone } = await db.courseRun.findUniqueOrThrow({ where: { id }, select: { timeZone: true } });
  const now = new Map((await completionsOf(db, id, enrolmentIds)).map((row) => [row.enrolmentId, row]));
  const rows = certificates.map(({ evidence, issuedOn, qualification, kind, ...certificate }) => {
    const own = cells.filter(({ certificateId }) => certificateId === certificate.id);
    const later = results.get(certificate.id);
    const ruleMovedAt = moved.get(certificate.id) ?? null;
    const madeAt = made.get(certificate.id) ?? null;
    const before = (evidence as { completion: Completion }).completion;
    const completion = verdictFor(now.get(certificate.enrolmentId), kind);
    const times = [...own.map(({ lastAt }) => lastAt), later?.lastAt, ruleMovedAt, madeAt].flatMap(
      (at) => at ?? [],
    );
    return {
      ...certificate,
      kind,
      issuedOn: dayOf(issuedOn),
      confers: qualification !== null,
      marks: own.reduce((sum, { marks }) => sum + marks, 0),
      /** Scores and verdicts that were recorded later. */
      results: later?.rows ?? 0,
      /** The run was moved to another version of its rule later. */
      ruleMoved: ruleMovedAt !== null,
      /** A session became one that must be attended later. */
      madeMandatory: madeAt !== null,
      lastAt: new Date(Math.max(...times.map((at) => at.getTime()))),
      timeZone,
      sessions: sessions.filter((session) => own.some(({ sessionId }) => sessionId === session.id)),
      ...{ before, now: completion },
      effect: effectOf(completion),
      differs: numbersDiffer(before, completion),
    };
  });
  return rows.filter(({ marks, results: later, effect }) => marks + later > 0 || effect !== 'STANDS');
}

export type ChangedCertificate = Awaited<ReturnType<typeof changedCertificates>>[number];

/**
 * How many certificates of each run ask for such a decision, by what came to the office since `since`: the block ranges
 * of the time of receipt keep it to what is recent. For queries that narrow the runs to the actor's.
 */
export async function certificatesChangedSince(since: Date): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ runId: string; certificates: number }[]>`
    WITH recent AS MATERIALIZED (
      SELECT enrolment_id, max(at) AS at FROM (
        SELECT enrolment_id, received_at AS at FROM attendance_operation WHERE received_at > ${since}
        UNION ALL SELECT enrolment_id, recorded_at FROM test_score WHERE recorded_at > ${since} AND kind = 'POST'
        UNION ALL SELECT enrolment_id, recorded_at FROM assessor_verdict WHERE recorded_at > ${since}) came
      GROUP BY enrolment_id
    )
    SELECT c.run_id AS "runId", count(*)::int AS certificates
    FROM recent r JOIN certificate c ON c.enrolment_id = r.enrolment_id AND c.ended_at IS NULL
    WHERE r.at > (SELECT max(e.at) FROM certificate_event e
                  WHERE e.certificate_id = c.id AND e.kind IN ('ISSUED', 'KEPT'))
    GROUP BY c.run_id`;
  return new Map(rows.map(({ runId, certificates }) => [runId, certificates]));
}
