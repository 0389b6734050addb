import { deviceName } from '@/lib/attendance/outbox/device';
import { changeTime, operationId } from '@/lib/attendance/rules';
import type { MarkContent, Moment, Operation } from '@/lib/attendance/types';

/** An operation of this device, made now, after what the person saw. */
export function makeOperation(
  of: { sessionId: string; enrolmentId: string },
  content: MarkContent,
  seen: Moment | null,
): Operation {
  const at = changeTime(new Date(), seen);
  const id = operationId(at, crypto.getRandomValues(new Uint8Array(10)));
  const { status, minutes, note } = content;
  return {
    id,
    sessionId: of.sessionId,
    enrolmentId: of.enrolmentId,
    status,
    minutes,
    note,
    at,
    device: deviceName(),
  };
}
