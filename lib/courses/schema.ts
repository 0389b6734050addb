import { z } from '@/lib/errors/zod';
import { code, optionalText, optionalTitle, title } from '@/lib/programmes/schema';
import { CertificateKind, CourseKind } from '@/prisma/generated/enums';

/**
 * What completing a course takes, as data. `of`: whether sessions or minutes are counted, of those sessions
 * only that count. `excused`: an excused session leaves the reckoning (NEUTRAL), or counts as PRESENT or as
 * ABSENT.
 */
export const completionDefinition = z.object({
  attendance: z.object({
    minPercent: z.number().int().min(0).max(100),
    of: z.enum(['SESSIONS', 'MINUTES']),
    excused: z.enum(['NEUTRAL', 'PRESENT', 'ABSENT']),
  }),
});

export type CompletionDefinition = z.infer<typeof completionDefinition>;

/** An empty choice of a form. */
const none = z.literal('').transform(() => null);

export const courseSchema = z.object({
  programmeId: z.string().min(1).pipe(z.uuid()),
  code,
  titleEn: title,
  titleRu: optionalTitle,
  kind: z.enum(CourseKind),
  objectives: z.array(z.string().trim().min(1).max(500)).max(30),
  audience: optionalText(300),
  days: z.number().int().min(1).max(400).nullable(),
  certificateKind: z.enum(CertificateKind).nullable().or(none),
  confersTypeId: z.uuid().nullable().or(none),
  /** Statuses that entitle to teach the course; with none, anyone may. */
  entitledTypeIds: z.array(z.uuid()).max(50),
  sensitive: z.boolean(),
  completion: completionDefinition,
});

export type CourseInput = z.infer<typeof courseSchema>;
