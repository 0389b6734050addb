import type { UseFormReturn } from 'react-hook-form';
import {
  questionLanguages,
  type QuestionInput,
  type QuestionLanguage,
} from '@/lib/assessment/questions/schema';

export type QuestionForm = UseFormReturn<QuestionInput>;

type Option = QuestionInput['definition']['options'][number];

/** A field for each language, so that what is not written is an empty text. */
export const inEach = (texts: Partial<Record<QuestionLanguage, string>>) =>
  Object.fromEntries(questionLanguages.map((language) => [language, texts[language] ?? ''])) as Record<
    QuestionLanguage,
    string
  >;

/** The form of a question; a new one begins as a choice of two. */
export function formValues(question: QuestionInput | null): QuestionInput {
  const { kind, points, definition } = question ?? {
    ...{ kind: 'SINGLE' as const, points: 1 },
    definition: { texts: {}, options: [], isTrue: null, number: null, tolerance: 0 },
  };
  const options = definition.options.length > 0 ? definition.options : [newOption([]), newOption(['a'])];
  return {
    ...{ kind, points },
    definition: {
      ...definition,
      texts: inEach(definition.texts),
      options: options.map((each) => ({ ...each, texts: inEach(each.texts) })),
    },
  };
}

/**
 * An option with a letter that none has had, `former` ones of earlier versions neither: an answer to such a version is to
 * another option. Where all have been had, one that is free now.
 */
export function newOption(current: readonly string[], former: readonly string[] = []): Option {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode('a'.charCodeAt(0) + index));
  const taken = [...current, ...former];
  const key =
    letters.find((each) => taken.every((other) => other < each)) ??
    letters.find((each) => !taken.includes(each)) ??
    letters.find((each) => !current.includes(each));
  return { key: key ?? 'z', texts: inEach({}), right: false };
}

/** A number as it is typed, with a comma or a point; what is none is refused beside its field. */
export function typedNumber(value: unknown): number | null {
  if (typeof value !== 'string') return typeof value === 'number' ? value : null;
  return value.trim() === '' ? null : Number(value.trim().replace(',', '.').replace('−', '-'));
}
