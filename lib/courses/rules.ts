import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { CertificateKind } from '@/prisma/generated/enums';
import type { AttendanceRule, CompletionDefinition, CourseInput } from './schema';

/** What contradicts itself in a course, each beside its field. */
export function courseProblems({
  certificateKind,
  confersTypeId,
  completion,
}: Pick<CourseInput, 'certificateKind' | 'confersTypeId' | 'completion'>): Refusal[] {
  if (certificateKind === 'COMPLETION') return [];
  return [
    // A status is proven by a certificate of completion: without one there would be nothing to show.
    ...(confersTypeId ? [refusal('STATUS_NEEDS_COMPLETION_CERTIFICATE', undefined, 'certificateKind')] : []),
    // A second paper for whoever has not earned the first one: there has to be a first one of another kind.
    ...(completion.attendanceCertificate
      ? [refusal('SECOND_CERTIFICATE_NEEDS_COMPLETION', undefined, 'certificateKind')]
      : []),
  ];
}

const sameAttendance = (a: AttendanceRule, b: AttendanceRule): boolean =>
  a.minPercent === b.minPercent && a.of === b.of && a.excused === b.excused;

type Sessions = { attendance: AttendanceRule; mandatorySessions: boolean };

const sameSessions = (a: Sessions | null, b: Sessions | null): boolean =>
  a && b
    ? sameAttendance(a.attendance, b.attendance) && a.mandatorySessions === b.mandatorySessions
    : a === b;

/** Whether two definitions ask for the same: an unchanged rule makes no new version. */
export const sameDefinition = (a: CompletionDefinition, b: CompletionDefinition): boolean =>
  sameSessions(a, b) &&
  a.verdict?.independent === b.verdict?.independent &&
  a.postTest?.minPercent === b.postTest?.minPercent &&
  sameSessions(a.attendanceCertificate, b.attendanceCertificate);

/** A definition that asks for attendance and nothing else. */
export const attendanceOnly = (attendance: AttendanceRule): CompletionDefinition => ({
  attendance,
  mandatorySessions: false,
  verdict: null,
  postTest: null,
  attendanceCertificate: null,
});

/** What one certificate takes: the conditions of a definition without the second certificate. */
export type Conditions = Omit<CompletionDefinition, 'attendanceCertificate'>;

/**
 * The certificates that a course gives, each with what it takes: that of its own kind first, then that of attendance for
 * whoever has not earned the first. None: the course gives no certificate.
 */
export function certificateRules(
  kind: CertificateKind | null,
  { attendanceCertificate, ...own }: CompletionDefinition,
): { kind: CertificateKind; conditions: Conditions }[] {
  if (!kind) return [];
  const second = kind === 'COMPLETION' && attendanceCertificate;
  return [
    { kind, conditions: own },
    ...(second
      ? [{ kind: 'ATTENDANCE' as const, conditions: { ...second, verdict: null, postTest: null } }]
      : []),
  ];
}

/** A run as an example: so many sessions that count, one of them missed for a reason that was excused. */
const exampleSessions = 10;

/**
 * What a rule comes to for someone expected in ten sessions of equal length who was excused from one: how many
 * they must have attended, of how many that are counted. `attended` counts real presence only.
 */
export function completionExample({
  attendance: { minPercent, excused },
}: Pick<CompletionDefinition, 'attendance'>): {
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

/** What a share of a test comes to where the test has twenty points. */
export function testExample({ minPercent }: { minPercent: number }): { points: number; maxPoints: number } {
  const maxPoints = 20;
  return { points: Math.ceil((maxPoints * minPercent) / 100), maxPoints };
}
