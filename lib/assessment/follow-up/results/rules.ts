import type { FollowUpOf } from '@/prisma/generated/enums';
import { distribution, type Distribution } from '../../evaluation/results/rules';
import type { Question } from '../../forms/schema';

/** Somebody who was asked, the form they were asked by, and what they answered: null until they do. */
export type AskedOne = {
  of: FollowUpOf;
  questions: readonly Question[];
  answers: Readonly<Record<string, number | string>> | null;
};

export type SummedQuestion = { name: string; question: Question } & Distribution;

export type FollowUpSummary = {
  of: FollowUpOf;
  asked: number;
  answered: number;
  /** Of whole people who were asked, rounded. */
  percent: number;
  /** Questions with choices, in the order of the form. Those that versions of a form ask otherwise stand apart. */
  questions: SummedQuestion[];
};

/** Answers are places in a list of options: only where these are the same can they be added up. */
const groupOf = ({ key, kind, options }: Question): string => JSON.stringify([key, kind, options]);

function summedQuestions(rows: readonly AskedOne[]): SummedQuestion[] {
  const groups = new Map<string, { question: Question; given: number[] }>();
  for (const { questions, answers } of rows) {
    if (!answers) continue;
    for (const question of questions) {
      if (question.kind === 'TEXT') continue;
      const group = groups.get(groupOf(question)) ?? { question, given: [] };
      groups.set(groupOf(question), group);
      const answer = answers[question.key];
      if (typeof answer === 'number') group.given.push(answer);
    }
  }
  return [...groups].map(([name, { question, given }]) => ({
    ...{ name, question },
    ...distribution(
      question,
      given.map((option) => ({
        ...{ question: question.key, assignmentId: null, sessionId: null, option },
        ...{ shown: 1, waiting: 0 },
      })),
      true,
    ),
  }));
}

/** Who answered and what came of it, participants first and superiors for themselves; who was not asked has no part. */
export const followUpSummary = (rows: readonly AskedOne[]): FollowUpSummary[] =>
  (['PARTICIPANT', 'SUPERVISOR'] as const).flatMap((of) => {
    const own = rows.filter((row) => row.of === of);
    if (own.length === 0) return [];
    const answered = own.filter(({ answers }) => answers !== null).length;
    const percent = Math.round((100 * answered) / own.length);
    return [{ ...{ of, asked: own.length, answered, percent }, questions: summedQuestions(own) }];
  });
