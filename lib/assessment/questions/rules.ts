import type { TestQuestionKind } from '@/prisma/generated/enums';
import type { Score } from '../scores/rules';
import type { QuestionDefinition } from './schema';

/** A question as it is asked in a test. */
export type AskedQuestion = {
  /** Of the version. */
  id: string;
  kind: TestQuestionKind;
  points: number;
  definition: QuestionDefinition;
};

/** What somebody answered: keys of options (`true` or `false` of a TRUE_FALSE), or a number. */
export type GivenAnswer = { chosen: readonly string[]; number: number | null };

/** Whether an answer is right. There is no half of it: of several right options all are asked for, and no other. */
export function isRight({ kind, definition }: Omit<AskedQuestion, 'id'>, answer: GivenAnswer): boolean {
  if (kind === 'NUMBER') {
    if (answer.number === null || definition.number === null) return false;
    // What is written with commas is compared as it is written: 0.1 + 0.2 is within 0.3.
    return Math.abs(answer.number - definition.number) <= definition.tolerance + 1e-9;
  }
  if (kind === 'TRUE_FALSE')
    return answer.chosen.length === 1 && answer.chosen[0] === String(definition.isTrue);
  const right = definition.options.filter((option) => option.right).map(({ key }) => key);
  const chosen = new Set(answer.chosen);
  return chosen.size === right.length && right.every((key) => chosen.has(key));
}

/** The points of a whole test; a question without an answer gives none. */
export function scoreOf(
  questions: readonly AskedQuestion[],
  answers: ReadonlyMap<string, GivenAnswer>,
): Score {
  const earned = questions.filter((question) => {
    const answer = answers.get(question.id);
    return answer !== undefined && isRight(question, answer);
  });
  const sum = (of: readonly AskedQuestion[]) => of.reduce((total, { points }) => total + points, 0);
  return { points: sum(earned), maxPoints: sum(questions) };
}
