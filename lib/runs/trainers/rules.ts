import { refusal, type Refusal } from '@/lib/errors/outcome';
import { mayTeach, type HeldStatus, type TeachingVerdict } from '@/lib/qualifications/rules';
import type { Day } from '@/lib/time/day';

/**
 * Whether someone may teach on a run: the status has to be live from its first day to its last. Names the first day's
 * reason where both days refuse.
 */
export function mayTeachRun(
  run: { startsOn: Day; endsOn: Day; entitledTypeIds: readonly string[] },
  held: readonly HeldStatus[],
): TeachingVerdict {
  const first = mayTeach({ entitledTypeIds: run.entitledTypeIds, held, day: run.startsOn });
  return first.may ? mayTeach({ entitledTypeIds: run.entitledTypeIds, held, day: run.endsOn }) : first;
}

type Elsewhere = { as: 'PARTICIPANT' | 'TRAINER'; run: { code: string } | null; startsOn: Day; endsOn: Day };

/**
 * What only a reason lets pass, beside the field of the reason: TRAINER_UNAVAILABLE on days of the run, and
 * TRAINER_TAKES_PART(_IN) another run at the same time. Teaching on another run is not among them: where the hours are
 * known the exclusion constraint refuses it whatever the reason, and where they are not it is a notice.
 */
export function elsewhereRefusals(
  busy: readonly Elsewhere[],
  away: readonly { startsOn: Day; endsOn: Day }[],
  who: string,
): Refusal[] {
  return [
    ...away.map(({ startsOn, endsOn }) =>
      refusal('TRAINER_UNAVAILABLE', { who, from: startsOn, to: endsOn }, 'clashReason'),
    ),
    ...busy
      .filter((each) => each.as === 'PARTICIPANT')
      .map(({ run, startsOn, endsOn }) =>
        run
          ? refusal(
              'TRAINER_TAKES_PART_IN',
              { who, run: run.code, from: startsOn, to: endsOn },
              'clashReason',
            )
          : refusal('TRAINER_TAKES_PART', { who, from: startsOn, to: endsOn }, 'clashReason'),
      ),
  ];
}

/**
 * Whether the trainer can teach in a language of the run: by the main tag of BCP 47 ("ru" and "ru-KG" are one). Null
 * where nobody has said what they speak: then there is nothing to warn of.
 */
export function speaksLanguageOf(run: readonly string[], working: readonly string[]): boolean | null {
  if (working.length === 0 || run.length === 0) return null;
  const main = (tag: string) => tag.split('-')[0]?.toLowerCase();
  const spoken = new Set(working.map(main));
  return run.some((tag) => spoken.has(main(tag)));
}

export type AnswerState = 'ACCEPTED' | 'WAITING' | 'DECLINED' | 'REMOVED';

/** Where an assignment stands: taken away by the office, or as the trainer answered. */
export function answerOf(assignment: {
  removedAt: Date | null;
  acceptedAt: Date | null;
  declinedAt: Date | null;
}): AnswerState {
  if (assignment.declinedAt) return 'DECLINED';
  if (assignment.removedAt) return 'REMOVED';
  return assignment.acceptedAt ? 'ACCEPTED' : 'WAITING';
}
