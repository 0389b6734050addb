import { z } from '@/lib/errors/zod';
import { code, optionalText } from '@/lib/programmes/schema';

const typeFields = {
  nameEn: z.string().trim().min(1).max(200),
  nameRu: optionalText(200),
  /** Null: the status has no end. */
  validityMonths: z.number().int().min(1).max(600).nullable(),
  /** BCP 47; none: its holders may teach in any language. */
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(20),
  /** None: in any country. */
  countryCodes: z.array(z.string().length(2)).max(250),
  /** Null: teaching does not renew it. */
  renewalRuns: z.number().int().min(1).max(1000).nullable(),
  /** Null: no course renews it. */
  refresherCourseId: z.uuid().nullable(),
};

type Renewed = {
  validityMonths: number | null;
  renewalRuns: number | null;
  refresherCourseId: string | null;
};

/** What has no end is not renewed. */
const withEnd = ({ validityMonths, renewalRuns, refresherCourseId }: Renewed): boolean =>
  validityMonths !== null || (renewalRuns === null && refresherCourseId === null);

const needsEnd = { error: 'RENEWAL_NEEDS_END', path: ['validityMonths'] };

export const qualificationTypeSchema = z.object({ code, ...typeFields }).refine(withEnd, needsEnd);

/** A kind of status changed. Its code stands on papers and in lists, and stays. */
export const typeChangeSchema = z.object(typeFields).refine(withEnd, needsEnd);

export type QualificationTypeInput = z.infer<typeof qualificationTypeSchema>;

export type TypeChange = z.infer<typeof typeChangeSchema>;

export const withdrawalSchema = z.object({ reason: z.string().trim().min(3).max(500) });
