import { z } from '@/lib/errors/zod';
import { FeedbackFormKind } from '@/prisma/generated/enums';

export const questionKinds = ['SCALE', 'YES_NO', 'CHOICE', 'TEXT'] as const;
export const questionSubjects = ['RUN', 'SESSION', 'TRAINER'] as const;

const line = z.string().trim().min(1).max(300);
const optionalLine = z
  .string()
  .trim()
  .max(300)
  .nullable()
  .transform((text) => text || null);

const option = z.object({ en: line, ru: optionalLine });

/** One question. `about` SESSION and TRAINER: asked again for each. A scale goes from 1 to 5, 5 being the best. */
const question = z.object({
  /** Its name in answers and results: versions of a form are compared by it. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'FORMAT_INVALID'),
  kind: z.enum(questionKinds),
  about: z.enum(questionSubjects),
  textEn: line,
  textRu: optionalLine,
  required: z.boolean(),
  /** Of a CHOICE: what can be chosen, in this order. */
  options: z.array(option).max(12),
});

/** A form as data. */
export const formDefinition = z
  .object({ questions: z.array(question).min(1).max(40) })
  .superRefine(({ questions }, context) => {
    const refuse = (index: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['questions', index, field], message });
    for (const [index, { key, kind, options }] of questions.entries()) {
      if (questions.findIndex((other) => other.key === key) < index) refuse(index, 'key', 'QUESTION_TWICE');
      if (kind === 'CHOICE' && options.length < 2) refuse(index, 'options', 'TOO_FEW|min=2');
    }
  });

export const formSchema = z
  .object({ kind: z.enum(FeedbackFormKind), definition: formDefinition })
  .superRefine(({ kind, definition }, context) => {
    if (kind === 'EVALUATION') return;
    for (const [index, { about }] of definition.questions.entries()) {
      // Months later one person answers for themselves, about the course as a whole.
      if (about !== 'RUN')
        context.addIssue({
          code: 'custom',
          path: ['definition', 'questions', index, 'about'],
          message: 'NOT_A_CHOICE',
        });
    }
  });

export type FormDefinition = z.output<typeof formDefinition>;
export type Question = FormDefinition['questions'][number];
export type FormInput = z.output<typeof formSchema>;
