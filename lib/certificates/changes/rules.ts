import type { CertificateKind } from '@/prisma/generated/enums';
import type { Completion } from '../completion/rules';
import type { Condition } from '../completion/types';

/**
 * What later marks do to a certificate that is out. STANDS: the verdict is as it was, whatever the numbers. UNEARNED: it
 * would not be issued today. UNCERTAIN: what is not recorded decides. GONE: the person is not on the run any more.
 */
export type Effect = 'STANDS' | 'UNEARNED' | 'UNCERTAIN' | 'GONE';

export function effectOf(now: Completion | null): Effect {
  if (!now) return 'GONE';
  if (now.state === 'MET') return 'STANDS';
  return now.state === 'NOT_MET' ? 'UNEARNED' : 'UNCERTAIN';
}

type Verdicts = {
  completion: Completion;
  kinds: readonly { kind: CertificateKind; completion: Completion }[];
};

/** The verdict that a certificate of the kind hangs on; by the course's own where it gives that kind no more. */
export const verdictFor = (now: Verdicts | undefined, kind: CertificateKind): Completion | null =>
  now ? (now.kinds.find((each) => each.kind === kind)?.completion ?? now.completion) : null;

/** What a condition was decided by, without what the rule asks in words. */
function numbersOf(condition: Condition): (string | number | null)[] {
  const { code, state } = condition;
  switch (code) {
    case 'ATTENDANCE': {
      const { attended, counted, notRecorded, excused } = condition;
      return [code, state, attended, counted, notRecorded, excused];
    }
    case 'MANDATORY':
      return [code, state, condition.total, condition.attended, condition.missed, condition.notRecorded];
    case 'VERDICT':
      return [code, state, condition.passed, condition.notPassed, condition.others];
    case 'POST_TEST':
      return [code, state, condition.points, condition.maxPoints];
  }
}

/** Do the numbers of the verdict differ? Two marks that say the same change nothing. */
export function numbersDiffer(before: Completion, now: Completion | null): boolean {
  const numbers = (of: Completion | null) => of?.conditions.map(numbersOf);
  return JSON.stringify(numbers(before)) !== JSON.stringify(numbers(now));
}
