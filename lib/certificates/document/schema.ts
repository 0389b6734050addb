import { z } from 'zod';
import { freeTexts, paperLanguages } from './vocabulary';

const day = z.iso.date();
const words = (max: number) => z.string().trim().min(1).max(max);

const certificateLanguages = [
  paperLanguages.EN.code,
  paperLanguages.RU.code,
  paperLanguages.EN_RU.code,
] as const;
export const certificateKinds = ['COMPLETION', 'ATTENDANCE'] as const;
export const certificateCourseKinds = [
  'TRAINING',
  'TRAINING_OF_TRAINERS',
  'WORKSHOP',
  'CONFERENCE',
  'EXPERT_MEETING',
  'DIALOGUE',
] as const;

const picture = z.object({
  /** The stored file, which is never deleted and never changed. */
  fileId: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(['image/png', 'image/svg+xml']),
  /** In whatever unit: their proportion is what counts. */
  width: z.number().positive(),
  height: z.number().positive(),
});

const signatory = z.object({ name: words(120), titleEn: words(200), titleRu: words(200).nullable() });
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const freeText = (max: number) => z.string().max(max);
/** A text that is empty is the built-in one, or none where there is none built in. */
const free = z.object({
  intro: freeText(freeTexts.intro),
  statement: freeText(freeTexts.statement),
  remark: freeText(freeTexts.remark),
  footer: freeText(freeTexts.footer),
});

/** How a paper looks by a template, frozen with it: the version of the template it was made by, with every word and picture. */
const designSchema = z.object({
  templateVersionId: z.uuid(),
  orientation: z.enum(['landscape', 'portrait']),
  colours: z.object({ accent: colour, text: colour, paper: colour }),
  logos: z.array(z.object({ picture, place: z.enum(['left', 'center', 'right']), alt: words(200) })).max(4),
  /** Whose scanned signature stands above the line, where they sign. */
  signatories: z.array(signatory.extend({ picture: picture.nullable() })).max(3),
  words: z.object({ en: free, ru: free }),
  /** Months after which papers of this template are not valid any more. */
  validityMonths: z.int().positive().nullable(),
  /** Of the holder; null where no text names it. */
  institution: z.object({ en: words(300).nullable(), ru: words(300).nullable() }).nullable(),
});

/**
 * Everything that a certificate says, frozen at issue: later changes of a name or a course change nothing on it.
 * Days are ISO dates (YYYY-MM-DD), hours are whole or half hours. `version` is the version of the paper's wording and
 * layout: when either changes for papers already issued, it becomes another and those before stay as they are. Version 2 is
 * version 1 with the design of a template.
 */
const plainSnapshotSchema = z.object({
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
  signatories: z.array(signatory).max(3),
  issuedOn: day,
  /** Last day on which the paper counts; without it, for ever. */
  expiresOn: day.optional(),
});

const designedSnapshotSchema = plainSnapshotSchema.extend({ version: z.literal(2), design: designSchema });

export const certificateSnapshotSchema = z.discriminatedUnion('version', [
  plainSnapshotSchema,
  designedSnapshotSchema,
]);

export type PlainSnapshot = z.infer<typeof plainSnapshotSchema>;
export type DesignedSnapshot = z.infer<typeof designedSnapshotSchema>;
export type CertificateSnapshot = z.infer<typeof certificateSnapshotSchema>;
export type CertificateDesign = z.infer<typeof designSchema>;
export type CertificatePicture = z.infer<typeof picture>;
