import { z } from '@/lib/errors/zod';
import { CertificateLanguage } from '@/prisma/generated/enums';

const words = (max: number) => z.string().trim().min(1).max(max);

export const signatorySchema = z.object({
  name: words(120),
  titleEn: words(200),
  titleRu: z.string().trim().max(200).nullable(),
});

export const issueSchema = z.object({
  enrolmentIds: z.array(z.uuid()).min(1).max(5000),
  language: z.enum(CertificateLanguage),
  signatories: z.array(signatorySchema).max(3),
  /** The day that the paper bears: not before the run's last day, not in the future. Null: today. */
  issuedOn: z.iso.date().nullable(),
});

export type IssueInput = z.infer<typeof issueSchema>;

export const revocationSchema = z.object({ reason: words(500) });
