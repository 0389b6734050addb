import { z } from '@/lib/errors/zod';
import { Language } from '@/prisma/generated/enums';
import { templates, wordingProblems, type Template } from './rules';

export const templateNames = Object.keys(templates) as Template[];

export const languages = Object.values(Language);

export const templateKeySchema = z.object({ name: z.enum(templateNames), language: z.enum(Language) });

/** The office's own words for a mail. */
export const mailTemplateSchema = templateKeySchema
  .extend({ subject: z.string().trim().min(1).max(150), text: z.string().trim().min(1).max(8000) })
  .superRefine(({ name, ...words }, context) => {
    const problems = wordingProblems(name, words);
    for (const path of ['subject', 'text'] as const) {
      for (const problem of problems[path]) {
        const named = 'name' in problem ? `|name=${problem.name}` : '';
        context.addIssue({ code: 'custom', path: [path], message: `${problem.code}${named}` });
      }
    }
  });

export type MailTemplateInput = z.output<typeof mailTemplateSchema>;
export type TemplateKey = z.output<typeof templateKeySchema>;
