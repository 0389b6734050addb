import type { FeedbackFormKind } from '@/prisma/generated/enums';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import type { FormDefinition, Question } from '../schema';

type Shape = Pick<Question, 'kind' | 'about' | 'required'>;
const scale: Shape = { kind: 'SCALE', about: 'RUN', required: true };
const text: Shape = { kind: 'TEXT', about: 'RUN', required: false };
const choice: Shape = { kind: 'CHOICE', about: 'RUN', required: true };

/** The questions in their order; their words stand in messages (`defaultForms`). */
const evaluation = {
  content: scale,
  usefulness: scale,
  organisation: scale,
  recommend: { ...scale, kind: 'YES_NO' },
  'trainer-knowledge': { ...scale, about: 'TRAINER' },
  'trainer-clarity': { ...scale, about: 'TRAINER' },
  best: text,
  change: text,
} as const satisfies Record<string, Shape>;

const followUp = {
  applied: choice,
  often: choice,
  'what-applied': text,
  example: text,
  hindered: { ...choice, required: false },
  'what-hindered': text,
  needed: text,
} as const satisfies Record<string, Shape>;

type Words = { text: string; options?: Record<string, string> };

function definitionOf(
  shapes: Record<string, Shape>,
  english: Record<string, Words>,
  russian: Record<string, Words>,
): FormDefinition {
  return {
    questions: Object.entries(shapes).map(([key, { kind, about, required }]) => ({
      key,
      kind,
      about,
      textEn: english[key]?.text ?? key,
      textRu: russian[key]?.text ?? null,
      required,
      options: Object.entries(english[key]?.options ?? {}).map(([name, words]) => ({
        en: words,
        ru: russian[key]?.options?.[name] ?? null,
      })),
    })),
  };
}

const forms: Record<FeedbackFormKind, FormDefinition> = {
  EVALUATION: definitionOf(evaluation, en.defaultForms.EVALUATION, ru.defaultForms.EVALUATION),
  FOLLOW_UP: definitionOf(followUp, en.defaultForms.FOLLOW_UP, ru.defaultForms.FOLLOW_UP),
};

/** The form that Cascade brings, for courses that have none of their own. */
export const defaultForm = (kind: FeedbackFormKind): FormDefinition => forms[kind];
