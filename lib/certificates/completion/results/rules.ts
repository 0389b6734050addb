import type { PostTestCondition, ScoreFact, VerdictCondition, VerdictFact } from '../types';

/**
 * Everyone who assessed must have passed the person, and somebody must have; where the course asks for an independent
 * word, one of them must not have taught the person. A word that is missing can still be given (OPEN), one that says "not
 * passed" stands until its assessor takes it back (NOT_MET).
 */
export function verdictCondition(
  verdicts: readonly VerdictFact[],
  { independent }: { independent: boolean },
): VerdictCondition {
  const passed = verdicts.filter((verdict) => verdict.passed);
  const notPassed = verdicts.length - passed.length;
  const others = passed.filter(({ taught }) => !taught).length;
  const enough = independent ? others > 0 : passed.length > 0;
  return {
    code: 'VERDICT',
    state: notPassed > 0 ? 'NOT_MET' : enough ? 'MET' : 'OPEN',
    independent,
    passed: passed.length,
    notPassed,
    others,
  };
}

/** Points have two places behind the comma: reckoned in hundredths, so that 14.35 of 20.5 is exactly what it is. */
const hundredths = (points: number): number => Math.round(points * 100);

/** The score of the test after the run, by what stands of it; without one it can still come. */
export function postTestCondition(
  score: ScoreFact | null,
  { minPercent }: { minPercent: number },
): PostTestCondition {
  if (!score) {
    const none = { percent: null, points: null, maxPoints: null };
    return { code: 'POST_TEST', state: 'OPEN', minPercent, ...none };
  }
  const [points, maxPoints] = [hundredths(score.points), hundredths(score.maxPoints)];
  return {
    code: 'POST_TEST',
    state: points * 100 >= minPercent * maxPoints ? 'MET' : 'NOT_MET',
    minPercent,
    percent: Math.floor((points * 100) / maxPoints),
    ...score,
  };
}
