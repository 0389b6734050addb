import { z } from '@/lib/errors/zod';
import { CertificateLanguage } from '@/prisma/generated/enums';
import { daySchema } from '@/lib/time/schema';

const words = (max: number) => z.string().trim().min(1).max(max);

export const signatorySchema = z.object({
  name: words(120),
  titleEn: words(200),
  titleRu: z.string().trim().max(200).nullable(),
});

/** What is decided for all papers of an issue together. */
export const termsSchema = z.object({
  language: z.enum(CertificateLanguage),
  signatories: z.array(signatorySchema).max(3),
  /** The day that the paper bears: not before the run's last day, not in the future. Null: today. */
  issuedOn: daySchema.nullable(),
});

export type Terms = z.infer<typeof termsSchema>;

export const issueSchema = termsSchema.extend({
  enrolmentIds: z.array(z.uuid()).min(1).max(5000),
  /** Who of them gets a certificate of attendance, of a course that gives one to whoever has not completed it. */
  ofAttendance: z.array(z.uuid()).max(5000).default([]),
});

export type IssueInput = z.input<typeof issueSchema>;

export const revocationSchema = z.object({ reason: words(500) });
