import { refusal, type Refusal } from '@/lib/errors/outcome';

/**
 * The business rules that stand in SQL, by constraint name, and the refusal that each becomes. What is not
 * listed here is a defect of ours and stays an exception.
 */
const refusalOfConstraint: Record<string, Refusal> = {
  trainer_in_one_place: refusal('TRAINER_BUSY', undefined, 'trainers'),
  room_in_one_place: refusal('ROOM_BUSY', undefined, 'roomId'),
  trainer_assignment_once: refusal('TRAINER_TWICE', undefined, 'personId'),
  run_donor_shares_add_up: refusal('DONOR_SHARES_DO_NOT_ADD_UP', undefined, 'donors'),
  run_quota_once: refusal('QUOTA_TWICE', undefined, 'quotas'),
  session_within_run: refusal('SESSIONS_OUTSIDE_RUN', undefined, 'startsAtLocal'),
  session_ends_after_start: refusal('ENDS_BEFORE_START', undefined, 'endsAtLocal'),
  run_ends_after_start: refusal('ENDS_BEFORE_START', undefined, 'endsOn'),
  programme_ends_after_start: refusal('ENDS_BEFORE_START', undefined, 'endsOn'),
  person_has_a_name: refusal('NAME_NEEDED', undefined, 'officialName'),
  enrolment_run_id_person_id_key: refusal('ALREADY_ENROLLED', undefined, 'personId'),
  course_code_key: refusal('CODE_TAKEN', undefined, 'code'),
  course_run_code_key: refusal('CODE_TAKEN', undefined, 'code'),
  programme_code_key: refusal('CODE_TAKEN', undefined, 'code'),
  curriculum_code_key: refusal('CODE_TAKEN', undefined, 'code'),
  qualification_type_code_key: refusal('CODE_TAKEN', undefined, 'code'),
  indicator_programme_id_name_en_key: refusal('NAME_TAKEN', undefined, 'nameEn'),
  donor_name_key: refusal('DONOR_TAKEN', undefined, 'name'),
  room_venue_id_name_key: refusal('ROOM_TWICE', undefined, 'name'),
  // A room that was taken away while a session was being planned in it, or its move taken back.
  training_session_room_id_fkey: refusal('ROOM_NOT_OF_VENUE', undefined, 'roomId'),
  venue_name_city_en_key: refusal('NAME_TAKEN', undefined, 'name'),
  account_person_id_key: refusal('PERSON_HAS_ACCOUNT', undefined, 'personId'),
  account_email_key: refusal('EMAIL_TAKEN', undefined, 'email'),
  saved_view_name_once: refusal('NAME_TAKEN', undefined, 'name'),
  run_count_one_stands: refusal('COUNT_TWICE', undefined, 'place'),
  // Somebody has tried meanwhile: also where a merge that would bring another try back is undone.
  test_attempt_one_stands: refusal('CHANGED_MEANWHILE'),
  certificate_one_live: refusal('CERTIFICATE_EXISTS'),
  certificate_ends_once: refusal('CERTIFICATE_ENDED'),
};

type DriverCause = { originalMessage?: string };

/** The database's own message, whichever way the driver wraps it (a deferred check fails at the commit). */
function databaseMessage(error: unknown): string {
  const wrapped = error as { cause?: DriverCause; meta?: { driverAdapterError?: { cause?: DriverCause } } };
  return wrapped?.meta?.driverAdapterError?.cause?.originalMessage ?? wrapped?.cause?.originalMessage ?? '';
}

/** The refusal that a violated constraint means, or null if the error is none of ours. */
export function refusalOfDatabaseError(error: unknown): Refusal | null {
  const message = databaseMessage(error);
  const name = /^(\w+): /.exec(message)?.[1] ?? /constraint "(\w+)"/.exec(message)?.[1];
  if (name === 'run_capacity') return runFull(message);
  return (name && refusalOfConstraint[name]) || null;
}

/** The trigger says the numbers: `run_capacity: 21 confirmed for 20 places`. */
function runFull(message: string): Refusal {
  const [confirmed = 0, places = 0] = (message.match(/\d+/g) ?? []).map(Number);
  return refusal('RUN_FULL', { confirmed, places }, 'capacity');
}
