import { z } from '@/lib/errors/zod';
import { TestQuestionKind } from '@/prisma/generated/enums';

/** The languages that a question can be asked in (ISO 639-1): those of the screens and of the runs. */
export const questionLanguages = ['en', 'ru', 'ky', 'kk', 'uz', 'tg', 'tk'] as const;

export type QuestionLanguage = (typeof questionLanguages)[number];

const line = z.string().trim().max(1000);

/** A text by language; an empty one is left out. */
const texts = z
  .partialRecord(z.enum(questionLanguages), line)
  .transform((all) => Object.fromEntries(Object.entries(all).filter(([, text]) => text)) as typeof all);

const option = z.object({
  /** A small letter; stays with the option, so that versions of a question are compared by it. */
  key: z.string().regex(/^[a-z]$/, 'FORMAT_INVALID'),
  texts,
  right: z.boolean(),
});

/**
 * A question as data. Which fields count depends on its kind: `options` of SINGLE and MULTIPLE, `isTrue` of TRUE_FALSE,
 * `number` and `tolerance` of NUMBER (an answer is right from number − tolerance to number + tolerance).
 */
export const questionDefinition = z.object({
  texts,
  options: z.array(option).max(12),
  isTrue: z.boolean().nullable(),
  number: z.number().finite().nullable(),
  tolerance: z.number().min(0).finite(),
});

export type QuestionDefinition = z.output<typeof questionDefinition>;

/** What somebody can type in answer, and the column holds: twelve digits before the comma. */
const largestAnswer = 999_999_999_999;

/** As people tell two answers apart. */
const told = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const questionSchema = z
  .object({
    kind: z.enum(TestQuestionKind),
    points: z.int().min(1).max(100),
    definition: questionDefinition,
  })
  .superRefine(({ kind, definition }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: ['definition', ...path], message });
    const { options } = definition;
    const languages = Object.keys(definition.texts) as QuestionLanguage[];
    if (languages.length === 0) refuse(['texts'], 'REQUIRED');
    if (kind === 'TRUE_FALSE' && definition.isTrue === null) refuse(['isTrue'], 'REQUIRED');
    if (kind === 'NUMBER' && definition.number === null) refuse(['number'], 'REQUIRED');
    if (kind === 'NUMBER') {
      if (Math.abs(definition.number ?? 0) > largestAnswer) {
        const low = (definition.number ?? 0) < 0;
        refuse(['number'], low ? `TOO_SMALL|min=-${largestAnswer}` : `TOO_LARGE|max=${largestAnswer}`);
      }
      if (definition.tolerance > largestAnswer) refuse(['tolerance'], `TOO_LARGE|max=${largestAnswer}`);
    }
    if (kind !== 'SINGLE' && kind !== 'MULTIPLE') return;
    if (options.length < 2) refuse(['options'], 'TOO_FEW|min=2');
    for (const [index, { key, texts: words }] of options.entries()) {
      if (options.findIndex((other) => other.key === key) < index)
        refuse(['options', index, 'key'], 'QUESTION_TWICE');
      // Whoever reads the question in a language reads its options in it, too.
      for (const language of languages)
        if (!words[language]) refuse(['options', index, 'texts', language], 'REQUIRED');
        else if (
          options
            .slice(0, index)
            .some((other) => told(other.texts[language] ?? '') === told(words[language] ?? ''))
        )
          refuse(['options', index, 'texts', language], 'ANSWER_TWICE');
    }
    const right = options.filter((each) => each.right).length;
    if (right === 0) refuse(['options'], 'NONE_IS_RIGHT');
    if (kind === 'SINGLE' && right > 1) refuse(['options'], 'SEVERAL_ARE_RIGHT');
  });

export type QuestionInput = z.output<typeof questionSchema>;
