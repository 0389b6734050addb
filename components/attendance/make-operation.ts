import { deviceName } from '@/lib/attendance/outbox/device';
import { changeTime, operationId } from '@/lib/attendance/rules';
import type { AttendanceSource, MarkContent, Moment, Operation } from '@/lib/attendance/types';

/** An id of this device's own making: of a person on no list, or of an operation of the given time. */
export const newId = (at: string): string => operationId(at, crypto.getRandomValues(new Uint8Array(10)));

/** An operation of this device, made now, after what the person saw. `walkInName`: of somebody on no list. */
export function makeOperation(
  of: { sessionId: string; enrolmentId: string },
  content: MarkContent,
  seen: Moment | null,
  source: AttendanceSource = 'REGISTER',
  walkInName: string | null = null,
): Operation {
  const at = changeTime(new Date(), seen);
  const { status, minutes, note } = content;
  return {
    id: newId(at),
    sessionId: of.sessionId,
    enrolmentId: of.enrolmentId,
    status,
    minutes,
    note,
    at,
    device: deviceName(),
    source,
    seenId: seen?.id ?? null,
    walkInName,
  };
}
