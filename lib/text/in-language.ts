import type { Language } from '@/prisma/generated/enums';

/** The Russian text where the reader reads Russian and there is one, else the English, which there always is. */
export const inLanguage = (language: Language, en: string, ru: string | null): string =>
  language === 'RU' && ru ? ru : en;
