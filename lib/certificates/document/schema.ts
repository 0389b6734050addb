import { z } from 'zod';

const day = z.iso.date();
const words = (max: number) => z.string().trim().min(1).max(max);

export const certificateLanguages = ['en', 'ru', 'en-ru'] as const;
export const certificateKinds = ['COMPLETION', 'ATTENDANCE'] as const;
export const certificateCourseKinds = [
  'TRAINING',
  'TRAINING_OF_TRAINERS',
  'WORKSHOP',
  'CONFERENCE',
  'EXPERT_MEETING',
  'DIALOGUE',
] as const;

/**
 * Everything that a certificate says, frozen at issue: later changes of a name or a course change nothing on it.
 * Days are ISO dates (YYYY-MM-DD), hours are whole or half hours. `version` is the version of the paper's wording and
 * layout: when either changes for papers already issued, it becomes 2 and 1 stays as it is.
 */
export const certificateSnapshotSchema = z.object({
  version: z.literal(1),
  number: words(40),
  code: words(64),
  verifyUrl: z.url({ protocol: /^https?$/ }).max(106),
  language: z.enum(certificateLanguages),
  kind: z.enum(certificateKinds),
  issuer: z.object({ nameEn: words(160), nameRu: words(160) }),
  holder: z.object({ officialName: words(300).nullable(), latinName: words(300).nullable() }),
  course: z.object({
    titleEn: words(400),
    titleRu: words(400).nullable(),
    kind: z.enum(certificateCourseKinds),
  }),
  run: z.object({
    startsOn: day,
    endsOn: day,
    placeEn: words(160).nullable(),
    placeRu: words(160).nullable(),
    hours: z.number().positive().max(2000).nullable(),
  }),
  qualification: z
    .object({ nameEn: words(200), nameRu: words(200).nullable(), validUntil: day.nullable() })
    .nullable(),
  signatories: z
    .array(z.object({ name: words(120), titleEn: words(200), titleRu: words(200).nullable() }))
    .max(3),
  issuedOn: day,
});

export type CertificateSnapshot = z.infer<typeof certificateSnapshotSchema>;
export type CertificateLanguage = CertificateSnapshot['language'];
export type CertificateWordLanguage = 'en' | 'ru';

/** The languages that stand on the paper, in the order in which they stand. */
export function languagesOf(language: CertificateLanguage): CertificateWordLanguage[] {
  return language === 'en-ru' ? ['en', 'ru'] : [language];
}
