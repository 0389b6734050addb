import type { TestQuestionKind } from '@/prisma/generated/enums';
import type { Score } from '../scores/rules';
import {
  questionLanguages,
  type QuestionDefinition,
  type QuestionInput,
  type QuestionLanguage,
} from './schema';

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

/** How many questions the bank of a course holds, retired ones as well. */
export const mostQuestions = 500;

export const hasOptions = (kind: TestQuestionKind): boolean => kind === 'SINGLE' || kind === 'MULTIPLE';

/** The question with only what counts for its kind: what was typed for another kind before is let go. */
export function ofItsKind({ kind, points, definition }: QuestionInput): QuestionInput {
  const number = kind === 'NUMBER' ? definition.number : null;
  return {
    kind,
    points,
    definition: {
      texts: definition.texts,
      options: hasOptions(kind) ? definition.options : [],
      isTrue: kind === 'TRUE_FALSE' ? definition.isTrue : null,
      number,
      tolerance: number === null ? 0 : definition.tolerance,
    },
  };
}

/** Whether two questions ask the same and count the same. */
export function sameQuestion(a: QuestionInput, b: QuestionInput): boolean {
  const inOrder = (texts: QuestionDefinition['texts']) =>
    questionLanguages.map((language) => texts[language] ?? null);
  const said = (question: QuestionInput) => {
    const { texts, options, ...right } = ofItsKind(question).definition;
    const words = options.map((option) => [option.key, option.right, inOrder(option.texts)]);
    return JSON.stringify([
      question.kind,
      question.points,
      inOrder(texts),
      words,
      right.isTrue,
      right.number,
      right.tolerance,
    ]);
  };
  return said(a) === said(b);
}

/** The languages that every one of the questions can be asked in; none of no questions. */
export function wholeLanguages(
  questions: readonly { definition: Pick<QuestionDefinition, 'texts'> }[],
): QuestionLanguage[] {
  if (questions.length === 0) return [];
  return questionLanguages.filter((language) =>
    questions.every(({ definition }) => definition.texts[language]),
  );
}

/** The text in the language of the reader, else in whichever there is. */
export function textIn(texts: QuestionDefinition['texts'], language: QuestionLanguage): string {
  const first = questionLanguages.find((each) => texts[each]);
  return texts[language] || (first ? (texts[first] ?? '') : '');
}
