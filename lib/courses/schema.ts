import { z } from '@/lib/errors/zod';
import { code, optionalText, optionalTitle, title } from '@/lib/programmes/schema';
import { CertificateKind, CourseKind } from '@/prisma/generated/enums';

/**
 * What of the sessions must have been attended. `of`: whether sessions or minutes are counted, of those sessions only
 * that count. `excused`: an excused session leaves the reckoning (NEUTRAL), or counts as PRESENT or as ABSENT.
 */
const attendanceRule = z.object({
  minPercent: z.number().int().min(0).max(100),
  of: z.enum(['SESSIONS', 'MINUTES']),
  excused: z.enum(['NEUTRAL', 'PRESENT', 'ABSENT']),
});

/** The sessions that the agenda marks as mandatory must have been attended, whatever the rest. */
const mandatorySessions = z.boolean().default(false);

/**
 * What completing a course takes, as data: all of it together. What is not said is not asked, so that a definition that
 * knows of attendance only still reads.
 */
export const completionDefinition = z.object({
  attendance: attendanceRule,
  mandatorySessions,
  /** An assessor's word; `independent`: somebody's who did not teach the person on this run has to be among them. */
  verdict: z.object({ independent: z.boolean() }).nullable().default(null),
  /** The test after the run, in per cent of its points. */
  postTest: z
    .object({ minPercent: z.number().int().min(1).max(100) })
    .nullable()
    .default(null),
  /** Of a course with certificates of completion: who has not completed it earns one of attendance by this. */
  attendanceCertificate: z.object({ attendance: attendanceRule, mandatorySessions }).nullable().default(null),
});

export type CompletionDefinition = z.output<typeof completionDefinition>;
export type AttendanceRule = z.output<typeof attendanceRule>;

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
