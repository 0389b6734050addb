import { z } from '@/lib/errors/zod';
import { FeedbackFormKind } from '@/prisma/generated/enums';

export const questionKinds = ['SCALE', 'YES_NO', 'CHOICE', 'TEXT'] as const;
export const questionSubjects = ['RUN', 'SESSION', 'TRAINER'] as const;

export const mostQuestions = 40;
export const mostOptions = 12;

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
  options: z.array(option).max(mostOptions),
});

type Context = { addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void };

/** What of the questions cannot be asked, each beside its field. A key that is still to be made (`''`) is nobody's. */
function refuseQuestions(questions: readonly Question[], context: Context, kind: FeedbackFormKind | null) {
  const refuse = (index: number, field: string, message: string) =>
    context.addIssue({ code: 'custom', path: ['questions', index, field], message });
  for (const [index, { key, kind: asked, about, options }] of questions.entries()) {
    if (key !== '' && questions.findIndex((other) => other.key === key) < index)
      refuse(index, 'key', 'QUESTION_TWICE');
    if (asked === 'CHOICE' && options.length < 2) refuse(index, 'options', 'TOO_FEW|min=2');
    // Months later one person answers for themselves, about the course as a whole.
    if (kind === 'FOLLOW_UP' && about !== 'RUN') refuse(index, 'about', 'NOT_A_CHOICE');
  }
}

/** A form as data. */
export const formDefinition = z
  .object({ questions: z.array(question).min(1).max(mostQuestions) })
  .superRefine(({ questions }, context) => refuseQuestions(questions, context, null));

const typed = {
  kind: z.enum(FeedbackFormKind),
  questions: z
    .array(question.extend({ key: question.shape.key.or(z.literal('')) }))
    .min(1)
    .max(mostQuestions),
};

/** A form as it is typed: a new question has no key yet. */
export const typedForm = z
  .object(typed)
  .superRefine(({ kind, questions }, context) => refuseQuestions(questions, context, kind));

/** A form to be saved; `base`: the digest of the form that it was begun from. */
export const saveFormSchema = z
  .object({ courseId: z.uuid(), base: z.string().max(50), ...typed })
  .superRefine(({ kind, questions }, context) => refuseQuestions(questions, context, kind));

/** A version to be brought back; 0: the form that Cascade brings. */
export const restoreFormSchema = z.object({
  courseId: z.uuid(),
  kind: z.enum(FeedbackFormKind),
  version: z.number().int().min(0),
});

export type FormDefinition = z.output<typeof formDefinition>;
export type Question = z.output<typeof question>;
export type TypedForm = z.output<typeof typedForm>;
