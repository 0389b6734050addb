import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { CompletionDefinition, CourseInput } from './schema';

/** What contradicts itself in a course, each beside its field. */
export function courseProblems(course: Pick<CourseInput, 'certificateKind' | 'confersTypeId'>): Refusal[] {
  // A status is proven by a certificate of completion: without one there would be nothing to show.
  return course.confersTypeId && course.certificateKind !== 'COMPLETION'
    ? [refusal('STATUS_NEEDS_COMPLETION_CERTIFICATE', undefined, 'certificateKind')]
    : [];
}

/** Whether two definitions ask for the same: an unchanged rule makes no new version. */
export const sameDefinition = (a: CompletionDefinition, b: CompletionDefinition): boolean =>
  a.attendance.minPercent === b.attendance.minPercent &&
  a.attendance.of === b.attendance.of &&
  a.attendance.excused === b.attendance.excused;
