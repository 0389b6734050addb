import { z } from '@/lib/errors/zod';
import { placeholderProblem } from '@/lib/text/placeholders';
import { CertificateLanguage } from '@/prisma/generated/enums';
import { colourProblems } from '../document/design/colours';
import {
  freeTextNames,
  freeTexts,
  placeholders,
  wordLanguages,
  type CertificateWordLanguage,
} from '../document/vocabulary';
import { signatorySchema } from '../schema';

export const mostLogos = 4;
export const mostSignatories = 3;

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/);

/** Texts of one language; an empty one is the built-in one, or none. */
const texts = z.object({
  intro: z.string().trim().max(freeTexts.intro),
  statement: z.string().trim().max(freeTexts.statement),
  remark: z.string().trim().max(freeTexts.remark),
  footer: z.string().trim().max(freeTexts.footer),
});

/** What a version of a template holds: data that papers are drawn by, never read as anything else. Images by their ids. */
export const templateSchema = z
  .object({
    orientation: z.enum(['landscape', 'portrait']),
    /** `#rrggbb`; text and accent can be read on the paper, which is light. */
    colours: z.object({ accent: colour, text: colour, paper: colour }),
    logos: z
      .array(
        z.object({
          imageId: z.uuid(),
          place: z.enum(['left', 'center', 'right']),
          /** What it shows, for who does not see it. */
          alt: z.string().trim().min(1).max(200),
        }),
      )
      .max(mostLogos),
    /** Offered first where papers are issued; `imageId`: the scanned signature. */
    signatories: z.array(signatorySchema.extend({ imageId: z.uuid().nullable() })).max(mostSignatories),
    /** In every language, of which those of the paper are used. */
    words: z.object({ en: texts, ru: texts } satisfies Record<CertificateWordLanguage, typeof texts>),
    /** Months after which papers of this template are not valid any more; null: they stay valid. */
    validityMonths: z.number().int().min(1).max(600).nullable(),
  })
  .superRefine(({ colours, words }, context) => {
    for (const { colour: name, code } of colourProblems(colours))
      context.addIssue({ code: 'custom', path: ['colours', name], message: code });
    for (const lang of wordLanguages) {
      for (const text of freeTextNames) {
        const problem = placeholderProblem(words[lang][text], placeholders);
        const named = problem && 'name' in problem ? `|name=${problem.name}` : '';
        if (problem)
          context.addIssue({
            code: 'custom',
            path: ['words', lang, text],
            message: `${problem.code}${named}`,
          });
      }
    }
  });

export type TemplateDefinition = z.output<typeof templateSchema>;

export const paperLanguageSchema = z.enum(CertificateLanguage);

/** A template as it was typed; `base` is the version that it was begun from, null where there was none. */
export const saveTemplateSchema = z.object({
  courseId: z.uuid(),
  language: paperLanguageSchema,
  base: z.number().int().min(1).nullable(),
  definition: templateSchema,
});

/** A version to be brought back; 0: the built-in look. */
export const restoreTemplateSchema = z.object({
  courseId: z.uuid(),
  language: paperLanguageSchema,
  version: z.number().int().min(0),
});

export const chooseTemplateSchema = z.object({
  runId: z.uuid(),
  language: paperLanguageSchema,
  /** Null: the built-in look. */
  version: z.number().int().min(1).nullable(),
});
