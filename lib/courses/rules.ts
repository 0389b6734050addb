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

/** A run as an example: so many sessions that count, one of them missed for a reason that was excused. */
const exampleSessions = 10;

/**
 * What a rule comes to for someone expected in ten sessions of equal length who was excused from one: how many
 * they must have attended, of how many that are counted. `attended` counts real presence only.
 */
export function completionExample({ attendance: { minPercent, excused } }: CompletionDefinition): {
  sessions: number;
  counted: number;
  attended: number;
  possible: boolean;
} {
  const counted = excused === 'NEUTRAL' ? exampleSessions - 1 : exampleSessions;
  const asked = Math.ceil((counted * minPercent) / 100);
  const attended = Math.max(0, excused === 'PRESENT' ? asked - 1 : asked);
  return { sessions: exampleSessions, counted, attended, possible: attended <= exampleSessions - 1 };
}
