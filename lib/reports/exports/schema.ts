import { z } from '@/lib/errors/zod';
import { ReportFormat } from '@/prisma/generated/enums';
import { explorationSchema } from '../explore/schema';
import { scopeSchema } from '../scope/schema';

/** A file of a report. Without a purpose none is made: it may hold names, and leaves the office. */
export const exportSchema = z.object({
  format: z.enum(ReportFormat),
  language: z.enum(['EN', 'RU']),
  purpose: z.string().trim().min(1).max(300),
  scope: scopeSchema,
  /** A table in place of the report; not as PDF, which is of figures only. */
  exploration: explorationSchema.optional(),
});

export type ExportInput = z.infer<typeof exportSchema>;
