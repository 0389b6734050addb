import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import type { TestKind } from '@/prisma/generated/enums';
import type { AskedQuestion, GivenAnswer } from '../questions/rules';
import { questionLanguages, type QuestionLanguage } from '../questions/schema';

export const testKinds = ['PRE', 'POST'] as const satisfies TestKind[];

export type TryFacts = {
  /** Answers are taken now: opened, and not closed since. */
  open: boolean;
  /** The person's try that stands; null: not begun. */
  attempt: { handedInAt: Date | null } | null;
};

/**
 * What the person of a place can do now. Closing takes no more answers and loses none: who has begun can still hand in what
 * was answered until then, and goes on where they stopped if the test is opened again.
 */
export function stepOf({ open, attempt }: TryFacts): 'WAIT' | 'BEGIN' | 'ANSWER' | 'HAND_IN' | 'DONE' {
  if (attempt?.handedInAt) return 'DONE';
  if (attempt) return open ? 'ANSWER' : 'HAND_IN';
  return open ? 'BEGIN' : 'WAIT';
}

/** When a test of a run took answers, as its row says. */
export type TestTimes = { openedAt: Date; closedAt: Date | null };

/** It never was open: the first row from paper made it the run's, and closed it in the same moment. */
export const neverOpened = ({ openedAt, closedAt }: TestTimes): boolean =>
  closedAt !== null && closedAt.getTime() <= openedAt.getTime();

/** How a test of a run stands: not composed by the course, not the run's yet, only on paper so far, open, or closed. */
export function standingOfTest(
  composed: boolean,
  test: TestTimes | null,
): 'NONE' | 'READY' | 'PAPER' | 'OPEN' | 'CLOSED' {
  if (!composed) return 'NONE';
  if (!test) return 'READY';
  if (!test.closedAt) return 'OPEN';
  return neverOpened(test) ? 'PAPER' : 'CLOSED';
}

/** The languages in which every question is asked whole, in their usual order. */
export function wholeLanguages(questions: readonly AskedQuestion[]): QuestionLanguage[] {
  return questionLanguages.filter((language) =>
    questions.every(
      ({ definition: { texts, options } }) =>
        texts[language] !== undefined && options.every((option) => option.texts[language] !== undefined),
    ),
  );
}

/** The first of the wished languages that the whole test has; where it has none of them, its first; else English. */
export function chosenLanguage(
  whole: readonly QuestionLanguage[],
  wishes: readonly (string | null | undefined)[],
): QuestionLanguage {
  const wished = wishes.map((wish) =>
    whole.find((language) => language === wish?.toLowerCase().split('-')[0]),
  );
  return wished.find((language) => language !== undefined) ?? whole[0] ?? 'en';
}

/** A text in a language; where it is not written in it, in the first that it is written in. */
export const inWords = (
  texts: Partial<Record<QuestionLanguage, string>>,
  language: QuestionLanguage,
): string =>
  texts[language] ?? questionLanguages.map((each) => texts[each]).find((text) => text !== undefined) ?? '';

/** As the column holds it: twelve digits before the comma and six behind it. */
const number = /^[+-]?\d{1,12}(?:[.,]\d{1,6})?$/;

/** Reads a number as people write it, with a comma or a point, and spaces between thousands; null: it is none. */
export function readNumber(text: string): number | null {
  const written = text
    .trim()
    .replace(/[−–]/, '-')
    .replace(/(\d)\s(?=\d{3}(?!\d))/g, '$1');
  return number.test(written) ? Number(written.replace(',', '.')) : null;
}

/** The keys that an answer to a question may hold: of its options, or `true` and `false`. */
export const keysOf = ({ kind, definition }: Pick<AskedQuestion, 'kind' | 'definition'>): string[] =>
  kind === 'TRUE_FALSE'
    ? ['true', 'false']
    : kind === 'NUMBER'
      ? []
      : definition.options.map(({ key }) => key);

/**
 * What a page of one question sent: the keys that were chosen, or a number as it was typed; null: nothing is answered.
 * Refuses NOT_A_CHOICE (no page of ours sends it) and NUMBER_UNREADABLE.
 */
export function readSent(
  question: AskedQuestion,
  { chosen, text }: { chosen: readonly string[]; text: string },
): Outcome<GivenAnswer | null> {
  if (question.kind === 'NUMBER') {
    if (text.trim() === '') return done(null);
    const read = readNumber(text);
    return read === null ? refuse('NUMBER_UNREADABLE') : done({ chosen: [], number: read });
  }
  const keys = keysOf(question);
  const picked = [...new Set(chosen)].sort();
  if (picked.length === 0) return done(null);
  if (picked.some((key) => !keys.includes(key))) return refuse('NOT_A_CHOICE');
  if (question.kind !== 'MULTIPLE' && picked.length > 1) return refuse('NOT_A_CHOICE');
  return done({ chosen: picked, number: null });
}

export type AttemptToJoin = { id: string; handedInAt: Date | null; startedAt: Date };

/** Of two tries of one person that which stands: the one that was handed in first, else the one that was begun first. */
export function tryThatStands<Attempt extends AttemptToJoin>(a: Attempt, b: Attempt): Attempt {
  if (a.handedInAt && b.handedInAt) return b.handedInAt < a.handedInAt ? b : a;
  if (a.handedInAt || b.handedInAt) return a.handedInAt ? a : b;
  return b.startedAt < a.startedAt ? b : a;
}

/** Why a try was annulled where nobody wrote a reason; each has its words on the screen. */
export const annulledBy = { merge: 'MERGED', correction: 'CORRECTED', paper: 'REPLACED' } as const;
