import { z } from '@/lib/errors/zod';
import { code } from '@/lib/programmes/schema';
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

export const courseSchema = z.object({
  programmeId: z.uuid(),
  code,
  titleEn: z.string().trim().min(1).max(300),
  titleRu: z.string().trim().max(300).nullable(),
  kind: z.enum(CourseKind),
  objectives: z.array(z.string().trim().min(1).max(500)).max(30),
  audience: z.string().trim().max(300).nullable(),
  days: z.number().int().min(1).max(400).nullable(),
  certificateKind: z.enum(CertificateKind).nullable(),
  confersTypeId: z.uuid().nullable(),
  /** Statuses that entitle to teach the course; with none, anyone may. */
  entitledTypeIds: z.array(z.uuid()),
  sensitive: z.boolean(),
  completion: completionDefinition,
});

export type CourseInput = z.infer<typeof courseSchema>;

/** Adds a course at the end of a curriculum by giving all of them in their order. */
export const curriculumSchema = z.object({
  code,
  titleEn: z.string().trim().min(1).max(300),
  titleRu: z.string().trim().max(300).nullable(),
  courseIds: z.array(z.uuid()).min(1),
});

export type CurriculumInput = z.infer<typeof curriculumSchema>;
