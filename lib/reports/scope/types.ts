import type { Day } from '@/lib/time/day';
import type { CourseKind } from '@/prisma/generated/enums';

/** First and last day, both included. */
export type Period = { from: Day; to: Day };

/**
 * What a report is about: the runs whose last day lies in the period, narrowed by what is not null and not empty.
 * `countryCodes`: where the runs were held.
 */
export type ReportScope = Period & {
  programmeId: string | null;
  donorId: string | null;
  courseId: string | null;
  countryCodes: string[];
  kinds: CourseKind[];
  /**
   * With a donor: how what several donors pay for is counted. True: shared out by their shares; left out: in full for each
   * of them. See lib/reports/shares.
   */
  sharedOut?: boolean;
};
