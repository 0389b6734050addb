import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { FormDefinition, Question } from './schema';

/** Somebody or something of a run that a question is asked about again. */
export type Subject = { id: string; name: string };
export type Subjects = { trainers: readonly Subject[]; sessions: readonly Subject[] };

/** A question as it is asked once: `name` is its field's name in the page, unique. */
export type Slot = { name: string; question: Question; subject: Subject | null };

/** A group of slots under one heading: the run, or one trainer, or one session. */
export type Part = { subject: Subject | null; slots: Slot[] };

export const longestText = 1000;

const slotName = (key: string, subject: Subject | null): string => (subject ? `${key}.${subject.id}` : key);

const partOf = (questions: readonly Question[], subject: Subject | null): Part => ({
  subject,
  slots: questions.map((question) => ({ name: slotName(question.key, subject), question, subject })),
});

/** The form as it is asked of one run: questions about the run, then trainer by trainer and session by session, free texts last. */
export function partsOf({ questions }: FormDefinition, { trainers, sessions }: Subjects): Part[] {
  const about = (subject: Question['about']) => questions.filter((each) => each.about === subject);
  const ofRun = about('RUN');
  const last = ofRun.filter(({ kind }) => kind === 'TEXT');
  return [
    partOf(
      ofRun.filter(({ kind }) => kind !== 'TEXT'),
      null,
    ),
    ...trainers.map((trainer) => partOf(about('TRAINER'), trainer)),
    ...sessions.map((session) => partOf(about('SESSION'), session)),
    partOf(last, null),
  ].filter(({ slots }) => slots.length > 0);
}

/** One answer: `option` of a question with choices (1–5, 1 and 0 for yes and no, a choice's place from 0), else `text`. */
export type Answer = { question: string; subjectId: string | null } & ({ option: number } | { text: string });

const digits = /^\d{1,2}$/;

function optionOf({ kind, options }: Question, value: string): number | null {
  if (kind === 'YES_NO') return value === 'yes' ? 1 : value === 'no' ? 0 : null;
  if (!digits.test(value)) return null;
  const number = Number(value);
  if (kind === 'SCALE') return number >= 1 && number <= 5 ? number : null;
  return number < options.length ? number : null;
}

/**
 * Reads what was sent back: the answers, or what is wrong beside which field (REQUIRED, NOT_A_CHOICE, TOO_LONG), or
 * NOTHING_ANSWERED for the whole. What the form does not ask is not looked at.
 */
export function readAnswers(
  parts: readonly Part[],
  value: (name: string) => string,
): { answers: Answer[]; refusals: Refusal[] } {
  const answers: Answer[] = [];
  const refusals: Refusal[] = [];
  for (const { name, question, subject } of parts.flatMap(({ slots }) => slots)) {
    const given = value(name).trim();
    const of = { question: question.key, subjectId: subject?.id ?? null };
    if (given === '') {
      if (question.required) refusals.push(refusal('REQUIRED', undefined, name));
    } else if (question.kind === 'TEXT') {
      // A NUL is no letter, and no text of the database may hold one.
      const text = given.replaceAll('\0', '').replace(/\r\n?/g, '\n');
      if (text.length > longestText) refusals.push(refusal('TOO_LONG', { max: longestText }, name));
      else if (text !== '') answers.push({ ...of, text });
    } else {
      const option = optionOf(question, given);
      if (option === null) refusals.push(refusal('NOT_A_CHOICE', undefined, name));
      else answers.push({ ...of, option });
    }
  }
  if (answers.length === 0 && refusals.length === 0) refusals.push(refusal('NOTHING_ANSWERED'));
  return { answers, refusals };
}

/** What can be chosen, as it is stored, from the first shown to the last. A text has none. */
export function optionsOf({ kind, options }: Pick<Question, 'kind' | 'options'>): number[] {
  if (kind === 'SCALE') return [1, 2, 3, 4, 5];
  if (kind === 'YES_NO') return [1, 0];
  return kind === 'CHOICE' ? options.map((_, place) => place) : [];
}
