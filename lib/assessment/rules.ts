import { done, refusal, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import type { ScoreSource, TestKind } from '@/prisma/generated/enums';
import type { ResultsInput, ScoreInput, VerdictInput } from './schema';
import { readScore, sameScore, type Score } from './scores/rules';

/** Confirmed places by enrolment; `mine`: of whoever records, who may not record for themselves. */
export type Places = ReadonlyMap<string, { personId: string; mine: boolean }>;

/** Cells of people who are not on the run, or who are the one that records; each beside its cell. */
export function placeProblems({ scores, verdicts }: ResultsInput, places: Places): Refusal[] {
  const problem = (enrolmentId: string, path: string): Refusal[] => {
    const place = places.get(enrolmentId);
    if (!place) return [refusal('NOT_ON_ROSTER', undefined, path)];
    return place.mine ? [refusal('OWN_RESULT', undefined, path)] : [];
  };
  return [
    ...scores.flatMap(({ enrolmentId }, index) => problem(enrolmentId, `scores.${index}.text`)),
    ...verdicts.flatMap(({ enrolmentId }, index) => problem(enrolmentId, `verdicts.${index}.passed`)),
  ];
}

/** Cells that are written twice in one go: which of them would stand is nobody's to guess. */
function repeated(keys: readonly string[]): Set<number> {
  const first = new Map<string, number>();
  return new Set(
    keys.flatMap((key, index) => {
      if (first.has(key)) return [index];
      first.set(key, index);
      return [];
    }),
  );
}

type ScoreRow = {
  enrolmentId: string;
  kind: TestKind;
  points: number | null;
  maxPoints: number | null;
  source: ScoreSource;
};

type StandingScores = ReadonlyMap<string, Partial<Record<TestKind, { id: string; score: Score | null }>>>;

/** The rows that the typed scores make; one that says what stands there makes none. */
export function scoreDecision(typed: readonly ScoreInput[], standing: StandingScores): Outcome<ScoreRow[]> {
  const twice = repeated(typed.map(({ enrolmentId, kind }) => `${enrolmentId} ${kind}`));
  const refusals: Refusal[] = [];
  const rows = typed.flatMap(({ enrolmentId, kind, text, outOf, source, seen }, index): ScoreRow[] => {
    const path = `scores.${index}.text`;
    const stands = standing.get(enrolmentId)?.[kind] ?? null;
    const read = readScore(text, outOf);
    if (!read.ok) refusals.push(...read.refusals.map((each) => ({ ...each, path })));
    else if (twice.has(index)) refusals.push(refusal('TWICE_IN_ONE', undefined, path));
    else if (!sameScore(read.value, stands?.score ?? null)) {
      if ((stands?.id ?? null) !== seen) refusals.push(refusal('CHANGED_MEANWHILE', undefined, path));
      const { points, maxPoints } = read.value ?? { points: null, maxPoints: null };
      return [{ enrolmentId, kind, points, maxPoints, source }];
    }
    return [];
  });
  return refusals.length > 0 ? refuseAll(refusals) : done(rows);
}

type StandingVerdicts = ReadonlyMap<
  string,
  readonly { id: string; assessorId: string; passed: boolean; remark: string | null }[]
>;

type VerdictFacts = { places: Places; assessors: ReadonlySet<string>; standing: StandingVerdicts };

type VerdictRow = Pick<VerdictInput, 'enrolmentId' | 'assessorId' | 'passed' | 'remark'>;

/** The rows that the typed verdicts make; one that says what its assessor has said already makes none. */
export function verdictDecision(
  typed: readonly VerdictInput[],
  { places, assessors, standing }: VerdictFacts,
): Outcome<VerdictRow[]> {
  const twice = repeated(typed.map(({ enrolmentId, assessorId }) => `${enrolmentId} ${assessorId}`));
  const refusals: Refusal[] = [];
  const rows = typed.flatMap(({ seen, ...row }, index): VerdictRow[] => {
    const path = `verdicts.${index}.passed`;
    const { enrolmentId, assessorId, passed, remark } = row;
    const stands = standing.get(enrolmentId)?.find((each) => each.assessorId === assessorId) ?? null;
    const same = (stands?.passed ?? null) === passed && (stands?.remark ?? null) === remark;
    // A word that was taken back stands nowhere, so that whoever saw it there saw something else.
    const code =
      places.get(enrolmentId)?.personId === assessorId
        ? 'OWN_VERDICT'
        : !assessors.has(assessorId)
          ? 'ASSESSOR_NOT_YOURS'
          : twice.has(index)
            ? 'TWICE_IN_ONE'
            : passed === null && remark
              ? 'REMARK_WITHOUT_VERDICT'
              : !same && (stands?.id ?? null) !== seen
                ? 'CHANGED_MEANWHILE'
                : null;
    if (code) refusals.push(refusal(code, undefined, path));
    return code || same ? [] : [row];
  });
  return refusals.length > 0 ? refuseAll(refusals) : done(rows);
}
