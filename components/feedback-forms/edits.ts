import { partsOf, type Part } from '@/lib/assessment/forms/rules';
import {
  mostOptions,
  type FormDefinition,
  type Question,
  type TypedForm,
} from '@/lib/assessment/forms/schema';

type Kind = TypedForm['kind'];
type Option = Question['options'][number];

/** Whether the two halves of a choice have something to choose from. */
const fewestOptions = 2;
const blankOption: Option = { en: '', ru: '' };

/** A form as it is typed into: no field is without a value. */
export const draftOf = (kind: Kind, { questions }: FormDefinition): TypedForm => ({
  kind,
  questions: questions.map(({ textRu, options, ...question }) => ({
    ...question,
    textRu: textRu ?? '',
    options: options.map(({ en, ru }) => ({ en, ru: ru ?? '' })),
  })),
});

export const blankQuestion: Question = {
  ...{ key: '', kind: 'SCALE', about: 'RUN', textEn: '', textRu: '', required: true },
  options: [],
};

/** The options that a question of a kind is typed with: a choice has at least two lines to write them in. */
export const optionsFor = (kind: Question['kind'], typed: readonly Option[]): Option[] =>
  kind === 'CHOICE'
    ? [
        ...typed,
        ...Array.from({ length: Math.max(0, fewestOptions - typed.length) }, () => ({ ...blankOption })),
      ]
    : [...typed];

/** One more option can be written. */
export const takesOption = (options: readonly Option[]): boolean => options.length < mostOptions;

/** What is sent of what was typed: options stay in the form while another kind is tried, and are no part of it then. */
export const sentForm = ({ kind, questions }: TypedForm): TypedForm => ({
  kind,
  questions: questions.map((question) => ({
    ...question,
    options: question.kind === 'CHOICE' ? question.options : [],
  })),
});

/** Where a question goes by one step up (−1) or down (1); null: it is at the end already. */
export function placeAfter(place: number, step: -1 | 1, count: number): number | null {
  const next = place + step;
  return next >= 0 && next < count ? next : null;
}

/** Whether a question that was asked before is another one now: its answers are not compared with the former. */
export function isAnotherNow(
  { key, kind, about }: Pick<Question, 'key' | 'kind' | 'about'>,
  before: readonly Question[],
): boolean {
  const was = before.find((question) => question.key === key);
  return was !== undefined && (was.kind !== kind || was.about !== about);
}

/** How many texts of the form are asked in English only. */
export const withoutRussian = ({ questions }: TypedForm): number =>
  sentForm({ kind: 'EVALUATION', questions })
    .questions.flatMap(({ textRu, options }) => [textRu, ...options.map(({ ru }) => ru)])
    .filter((text) => !text?.trim()).length;

/** The form as it would be asked of a run with one trainer and one session that are called so. */
export function previewOf(typed: TypedForm, names: { trainer: string; session: string }): Part[] {
  const { questions } = sentForm(typed);
  // New questions have no names yet, and fields of a page have.
  return partsOf(
    { questions: questions.map((question, place) => ({ ...question, key: `q${place}` })) },
    { trainers: [{ id: 't', name: names.trainer }], sessions: [{ id: 's', name: names.session }] },
  );
}
