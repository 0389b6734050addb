import type { CertificateLanguage } from '@/prisma/generated/enums';

/** The languages that words on a paper can be in. Another one needs its words in messages, and a field of each text here. */
export const wordLanguages = ['en', 'ru'] as const;
export type CertificateWordLanguage = (typeof wordLanguages)[number];

type PaperLanguage = { code: string; words: readonly CertificateWordLanguage[] };

/** The languages of a paper: what its snapshot calls each, and whose words stand on it, in order. The one list of them. */
export const paperLanguages = {
  EN: { code: 'en', words: ['en'] },
  RU: { code: 'ru', words: ['ru'] },
  EN_RU: { code: 'en-ru', words: ['en', 'ru'] },
} as const satisfies Record<CertificateLanguage, PaperLanguage>;

type PaperLanguageCode = (typeof paperLanguages)[CertificateLanguage]['code'];

/** The languages that stand on the paper, in the order in which they stand. */
export function languagesOf(code: PaperLanguageCode): CertificateWordLanguage[] {
  const { words } = Object.values(paperLanguages).find((each) => each.code === code) ?? paperLanguages.EN;
  return [...words];
}

/** What the texts of a template can name, in braces; each is filled with what the paper says in that language. */
export const placeholders = [
  ...(['name', 'course', 'dates', 'place', 'hours', 'number'] as const),
  ...(['institution', 'office', 'issued'] as const),
] as const;
export type Placeholder = (typeof placeholders)[number];

/** The texts of a template that somebody writes, and how long each can be: longer ones would fit no page. */
export const freeTexts = { intro: 160, statement: 400, remark: 500, footer: 300 } as const;
export type FreeText = keyof typeof freeTexts;
export const freeTextNames = Object.keys(freeTexts) as FreeText[];
