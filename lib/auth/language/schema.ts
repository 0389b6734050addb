import { z } from '@/lib/errors/zod';

export const languageChoiceSchema = z.object({ language: z.enum(['EN', 'RU']) });

export type LanguageChoice = z.infer<typeof languageChoiceSchema>;
