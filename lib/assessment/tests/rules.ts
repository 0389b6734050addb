import { refusal, type Refusal } from '@/lib/errors/outcome';

/** A question of the bank as a test would ask it now. */
export type Askable = { id: string; versionId: string; retired: boolean };

/**
 * What keeps questions out of a test, each beside its place (`questionIds.2`): QUESTION_UNKNOWN (none of this course's
 * bank), QUESTION_RETIRED, TWICE_IN_ONE.
 */
export function testProblems(questionIds: readonly string[], known: ReadonlyMap<string, Askable>): Refusal[] {
  return questionIds.flatMap((id, index) => {
    const question = known.get(id);
    const code = !question
      ? 'QUESTION_UNKNOWN'
      : questionIds.indexOf(id) < index
        ? 'TWICE_IN_ONE'
        : question.retired
          ? 'QUESTION_RETIRED'
          : null;
    return code ? [refusal(code, undefined, `questionIds.${index}`)] : [];
  });
}

/** Whether two tests ask the same, in the same order. */
export const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);
