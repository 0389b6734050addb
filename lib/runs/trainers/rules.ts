import { refusal, type Refusal } from '@/lib/errors/outcome';
import {
  mayTeach,
  shareLanguage,
  turningDays,
  type Entitling,
  type HeldStatus,
  type Hindrance,
  type Place,
  type TeachingVerdict,
} from '@/lib/qualifications/rules';
import type { Day } from '@/lib/time/day';

/** What judging the trainers of a run needs to know of it. */
export type TaughtRun = Place & { startsOn: Day; endsOn: Day; entitled: readonly Entitling[] };

/**
 * Whether someone may teach on a run: a status that entitles has to be live, and its scope to reach the run, on each of
 * its days. Names what is missing on the first day on which something is.
 */
export function mayTeachRun(run: TaughtRun, held: readonly HeldStatus[]): TeachingVerdict {
  const { entitled, startsOn, endsOn } = run;
  const verdicts = turningDays(held, startsOn, endsOn).map((day) =>
    mayTeach({ entitled, held, place: run, day }),
  );
  return verdicts.find(({ may }) => !may) ?? verdicts.at(-1) ?? { may: false, reason: 'NO_STATUS' };
}

/** That someone may not teach, as a refusal that says in words what is missing. */
export const notQualified = (verdict: TeachingVerdict, who: string): Refusal =>
  refusal('TRAINER_NOT_QUALIFIED', { who, why: verdict.reason }, 'personId');

/** What of a run decides, beside its course, about who may teach on it. */
export type ChangingRun = Pick<TaughtRun, 'startsOn' | 'endsOn' | 'languages' | 'countryCode'>;

type Change = {
  before: ChangingRun;
  after: ChangingRun;
  entitled: readonly Entitling[];
  held: readonly HeldStatus[];
  who: string;
  /** The field that the country comes from: its own, or that of the venue. */
  country: 'countryCode' | 'venueId';
};

/** Beside which field of a run it is said that a trainer would be missing something. */
const fieldOf = (reason: Hindrance, country: Change['country']): string => {
  if (reason === 'OUTSIDE_LANGUAGES') return 'languages';
  if (reason === 'OUTSIDE_COUNTRIES') return country;
  return reason === 'STATUS_EXPIRED' ? 'endsOn' : 'startsOn';
};

/**
 * That a change of a run takes the right to teach it from somebody who teaches on it: TRAINER_QUALIFIED_NO_MORE. Null where
 * they may teach after it too, and where they may not before it: the change does nothing to that.
 */
export function disqualifiedBy({ before, after, entitled, held, who, country }: Change): Refusal | null {
  if (!mayTeachRun({ ...before, entitled }, held).may) return null;
  const verdict = mayTeachRun({ ...after, entitled }, held);
  if (verdict.may) return null;
  const { reason } = verdict;
  return refusal('TRAINER_QUALIFIED_NO_MORE', { who, why: reason }, fieldOf(reason, country));
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

/** Whether the trainer can teach in a language of the run; null where nobody has said what they speak. */
export function speaksLanguageOf(run: readonly string[], working: readonly string[]): boolean | null {
  return working.length === 0 || run.length === 0 ? null : shareLanguage(run, working);
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
