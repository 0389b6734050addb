import type { QuestionLanguage } from '@/lib/assessment/questions/schema';

/** The language of a reader of the screens, as questions call it. */
export const readerLanguage = (locale: string): QuestionLanguage => (locale === 'ru' ? 'ru' : 'en');
