import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { recordAttendance } from '@/lib/attendance/commands';
import { deviceFile } from '@/lib/attendance/device-file/rules';
import { loadActor } from '@/lib/auth/actor';

/** What comes to the office from phones: names of people who are on no list, and files. */

const present = (sessionId: string, enrolmentId: string) => ({
  ...{ id: uuidv7(), sessionId, enrolmentId, status: 'PRESENT' as const, minutes: null, note: null },
  ...{ at: new Date().toISOString(), device: 'Phone of the trainer' },
});

/** A trainer types the name of somebody who is on no list, in each of these sessions. */
export async function walkedIn(accountId: string, sessionIds: string[], name: string): Promise<void> {
  const operations = sessionIds.map((id) => ({ ...present(id, randomUUID()), walkInName: name }));
  const trainer = await loadActor(accountId);
  if (!trainer) throw new Error('the trainer is not there');
  const { answers } = await recordAttendance(trainer, operations);
  if (answers.some(({ answer }) => answer !== 'ACCEPTED')) throw new Error(JSON.stringify(answers));
}

/** The file that a trainer's phone writes when it cannot send: these people were there. */
export async function phoneFile(
  accountId: string,
  sessionId: string,
  enrolmentIds: string[],
): Promise<string> {
  const operations = enrolmentIds.map((enrolmentId) => present(sessionId, enrolmentId));
  return JSON.stringify(await deviceFile(accountId, operations, new Date()));
}
