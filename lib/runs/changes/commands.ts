import { addJob } from '@/lib/jobs/queue';
import type { Transaction } from '@/lib/db/transaction';

/** The job that tells invited people what has changed for them: new times, a place lost, a run cancelled. */
export const tellParticipants = 'tell-participants';
/** The job that offers free places of a run to those who wait. */
export const offerPlaces = 'offer-places';

/** How long a change may be taken back before anybody is told. */
const secondThoughtsMs = 5 * 60_000;

/**
 * To be called by every command that changes what people of a run have been told or may hope for: its days, place,
 * sessions, capacity, and anybody's place on it. The jobs compare what is with what was told, so calling it once too
 * often costs nothing; each further change within five minutes puts the telling off, so that an undone one is never
 * mailed. Part of the command's transaction.
 */
export async function runChanged(tx: Transaction, runId: string, now = new Date()): Promise<void> {
  const runAt = new Date(now.getTime() + secondThoughtsMs);
  await addJob(tx, tellParticipants, { runId }, { key: `${tellParticipants}:${runId}`, runAt });
  await addJob(tx, offerPlaces, { runId }, { key: `${offerPlaces}:${runId}` });
}
