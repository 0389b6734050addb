import { uuidv7 } from 'uuidv7';
import { joinAttempts } from '@/lib/assessment/attempts/joining/commands';
import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/transaction';
import { stateThatStays } from '../rules';
import type { SharedRun } from '../queries';

type Pair = { kept: string; merged: string };

/**
 * Everything that hangs on the merged record is hung on the one that stays, table by table, by the rule of the domain that
 * owns it. The transaction has declared itself a merge, and taken the rows.
 */
export async function moveEverything(
  tx: Transaction,
  actor: Actor,
  { kept, merged }: Pair,
  shared: readonly SharedRun[],
): Promise<void> {
  for (const run of shared) await joinEnrolments(tx, actor, run);
  await tx.$executeRaw`UPDATE enrolment SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
  await moveTeaching(tx, { kept, merged });
  await tx.$executeRaw`UPDATE certificate SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
  // Overlapping statuses of one kind are history and both stay; a person holds the status while any of them is valid.
  await tx.$executeRaw`UPDATE qualification SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
  await tx.$executeRaw`UPDATE nomination SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
  await tx.$executeRaw`UPDATE assessor_verdict SET assessor_id = ${kept}::uuid WHERE assessor_id = ${merged}::uuid`;
  await tx.$executeRaw`UPDATE unavailability SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
  await tx.$executeRaw`UPDATE calendar_feed SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
  await tx.$executeRaw`UPDATE next_step SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
  await moveHandOuts(tx, { kept, merged });
  await carryDecisions(tx, { kept, merged });
}

/** Of one superior and one question to each, those of the record that stays, where it has them. */
async function joinFollowUps(
  tx: Transaction,
  { kept, merged }: { kept: string; merged: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE supervisor SET enrolment_id = ${kept}::uuid WHERE enrolment_id = ${merged}::uuid
      AND NOT EXISTS (SELECT FROM supervisor other WHERE other.enrolment_id = ${kept}::uuid)`;
  await tx.$executeRaw`
    UPDATE follow_up f SET enrolment_id = ${kept}::uuid WHERE enrolment_id = ${merged}::uuid
      AND NOT EXISTS (SELECT FROM follow_up other WHERE other.enrolment_id = ${kept}::uuid AND other.asked_of = f.asked_of)`;
  await tx.$executeRaw`DELETE FROM follow_up WHERE enrolment_id = ${merged}::uuid`;
}

/** Both records are on one run: the enrolment of the record that stays takes over all that was recorded of the other. */
async function joinEnrolments(tx: Transaction, actor: Actor, { kept, merged }: SharedRun): Promise<void> {
  const pair = { kept: kept.id, merged: merged.id };
  await moveMarks(tx, pair);
  await tx.$executeRaw`UPDATE enrolment_decision SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid`;
  await tx.$executeRaw`UPDATE certificate SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid`;
  // Of two scores of one test, and of two words of one assessor, the later one stands, as lib/assessment says.
  await tx.$executeRaw`UPDATE test_score SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid`;
  await joinAttempts(tx, actor.by, pair);
  await tx.$executeRaw`UPDATE assessor_verdict SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid`;
  // One hold at a time: that of the record that stays goes on, where it has one.
  await tx.$executeRaw`
    UPDATE certificate_hold SET lifted_at = greatest(now(), held_at), lifted_by = ${actor.by}
    WHERE enrolment_id = ${pair.merged}::uuid AND lifted_at IS NULL AND EXISTS (
      SELECT FROM certificate_hold other WHERE other.enrolment_id = ${pair.kept}::uuid AND other.lifted_at IS NULL)`;
  await tx.$executeRaw`UPDATE certificate_hold SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid`;
  await tx.$executeRaw`UPDATE mail_message SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid`;
  // One invitation, one nomination and one open offer to an enrolment: that of the record that stays, where it has one.
  await tx.$executeRaw`
    UPDATE invitation SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid
      AND NOT EXISTS (SELECT FROM invitation other WHERE other.enrolment_id = ${pair.kept}::uuid)`;
  await tx.$executeRaw`
    UPDATE nomination SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid
      AND NOT EXISTS (SELECT FROM nomination other WHERE other.enrolment_id = ${pair.kept}::uuid)`;
  await tx.$executeRaw`
    UPDATE place_offer SET enrolment_id = ${pair.kept}::uuid WHERE enrolment_id = ${pair.merged}::uuid
      AND (ended_at IS NOT NULL OR NOT EXISTS (
        SELECT FROM place_offer other WHERE other.enrolment_id = ${pair.kept}::uuid AND other.ended_at IS NULL))`;
  await joinFollowUps(tx, pair);
  const from = stateThatStays(kept, merged) === 'MERGED' ? pair.merged : pair.kept;
  const [taken] = await tx.$queryRaw<
    { row: unknown }[]
  >`SELECT to_jsonb(e) AS row FROM enrolment e WHERE e.id = ${pair.merged}::uuid`;
  // First, so that nobody holds two places of a full run, not even for a moment.
  await tx.$executeRaw`DELETE FROM enrolment WHERE id = ${pair.merged}::uuid`;
  await tx.$executeRaw`
    UPDATE enrolment e SET
      state = s.state, state_at = s.state_at, queue_number = s.queue_number, track_id = coalesce(s.track_id, e.track_id, m.track_id),
      institution_id = coalesce(e.institution_id, m.institution_id), country_code = coalesce(e.country_code, m.country_code),
      position = coalesce(e.position, m.position), import_batch_id = coalesce(e.import_batch_id, m.import_batch_id),
      created_at = least(e.created_at, m.created_at)
    FROM jsonb_populate_record(NULL::enrolment, ${JSON.stringify(taken?.row)}::jsonb) m,
      LATERAL (SELECT * FROM enrolment k WHERE k.id = ${pair.kept}::uuid AND ${from === pair.kept}
               UNION ALL SELECT m.* WHERE ${from === pair.merged}) s
    WHERE e.id = ${pair.kept}::uuid`;
  if (from === pair.merged && kept.state !== merged.state) {
    await tx.$executeRaw`
      INSERT INTO enrolment_decision (id, enrolment_id, from_state, to_state, by)
      VALUES (${uuidv7()}::uuid, ${pair.kept}::uuid, ${kept.state}::"EnrolmentState", ${merged.state}::"EnrolmentState", ${actor.by})`;
  }
}

/** Operations are hung over; of two marks for one session the greatest (at, id) is current, as lib/attendance/rules says. */
async function moveMarks(tx: Transaction, { kept, merged }: Pair): Promise<void> {
  await tx.$executeRaw`UPDATE attendance_operation SET enrolment_id = ${kept}::uuid WHERE enrolment_id = ${merged}::uuid`;
  await tx.$executeRaw`
    INSERT INTO attendance_mark AS mark (session_id, enrolment_id, run_id, operation_id, status, minutes, note, at, device,
      source, recorded_by_id)
    SELECT session_id, ${kept}::uuid, run_id, operation_id, status, minutes, note, at, device, source, recorded_by_id
    FROM attendance_mark WHERE enrolment_id = ${merged}::uuid
    ON CONFLICT (session_id, enrolment_id) DO UPDATE SET operation_id = excluded.operation_id,
      status = excluded.status, minutes = excluded.minutes, note = excluded.note, at = excluded.at,
      device = excluded.device, source = excluded.source, recorded_by_id = excluded.recorded_by_id
    WHERE (mark.at, mark.operation_id) < (excluded.at, excluded.operation_id)`;
  await tx.$executeRaw`DELETE FROM attendance_mark WHERE enrolment_id = ${merged}::uuid`;
  await tx.$executeRaw`UPDATE walk_in SET enrolment_id = ${kept}::uuid WHERE enrolment_id = ${merged}::uuid`;
}

/** Assignments to one run become one, with whatever answer and waiver either had; a session has its trainer once. */
async function moveTeaching(tx: Transaction, { kept, merged }: Pair): Promise<void> {
  await tx.$executeRaw`
    UPDATE trainer_assignment k SET assigned_at = least(k.assigned_at, m.assigned_at),
      waiver_reason = coalesce(k.waiver_reason, m.waiver_reason),
      waived_by = CASE WHEN k.waiver_reason IS NULL THEN m.waived_by ELSE k.waived_by END,
      clash_reason = coalesce(k.clash_reason, m.clash_reason), accepted_at = coalesce(k.accepted_at, m.accepted_at)
    FROM trainer_assignment m
    WHERE k.person_id = ${kept}::uuid AND m.person_id = ${merged}::uuid AND m.run_id = k.run_id
      AND k.removed_at IS NULL AND m.removed_at IS NULL`;
  await tx.$executeRaw`
    DELETE FROM trainer_assignment m USING trainer_assignment k
    WHERE k.person_id = ${kept}::uuid AND m.person_id = ${merged}::uuid AND m.run_id = k.run_id
      AND k.removed_at IS NULL AND m.removed_at IS NULL`;
  await tx.$executeRaw`UPDATE trainer_assignment SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
  await tx.$executeRaw`
    DELETE FROM session_trainer m USING session_trainer k
    WHERE k.person_id = ${kept}::uuid AND m.person_id = ${merged}::uuid AND m.session_id = k.session_id`;
  await tx.$executeRaw`UPDATE session_trainer SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
}

/** Whoever received a document under either name has received it, once. */
async function moveHandOuts(tx: Transaction, { kept, merged }: Pair): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM hand_out_recipient m USING hand_out_recipient k
    WHERE k.person_id = ${kept}::uuid AND m.person_id = ${merged}::uuid AND m.hand_out_id = k.hand_out_id`;
  await tx.$executeRaw`UPDATE hand_out_recipient SET person_id = ${kept}::uuid WHERE person_id = ${merged}::uuid`;
}

/** Whoever was found not to be the one record is not the other either. */
async function carryDecisions(tx: Transaction, { kept, merged }: Pair): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO duplicate_candidate AS d (a_id, b_id, score, reasons, found_at, apart_at, apart_by)
    SELECT least(o.id, ${kept}::uuid), greatest(o.id, ${kept}::uuid), o.score, o.reasons, o.found_at, o.apart_at, o.apart_by
    FROM (SELECT CASE WHEN a_id = ${merged}::uuid THEN b_id ELSE a_id END AS id, score, reasons, found_at, apart_at, apart_by
          FROM duplicate_candidate
          WHERE ${merged}::uuid IN (a_id, b_id) AND ${kept}::uuid NOT IN (a_id, b_id) AND apart_at IS NOT NULL) o
    ON CONFLICT (a_id, b_id) DO UPDATE SET apart_at = excluded.apart_at, apart_by = excluded.apart_by
    WHERE d.apart_at IS NULL`;
}
