import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { storeOperations } from '../recording/commands';
import { checkInSession, comerFacts, type Comer } from './queries';
import { checkIn, checkInId, type CheckInRefusal, type Scan } from './rules';

export type CheckedIn =
  | { kind: 'done'; status: 'PRESENT' | 'LATE'; minutes: number | null }
  | { kind: 'already'; at: Date }
  | { kind: 'refused'; code: CheckInRefusal };

/**
 * Records that somebody whose phone scanned the session's code is there. Who they are and that they scanned was checked
 * before: the scan and the sign-in or invitation are the right. `accountId`: of whoever is signed in; null by the link of
 * an invitation. Says "done" only when it is in the database.
 */
export async function recordCheckIn(
  scan: Scan,
  comer: Comer,
  { accountId, device }: { accountId: string | null; device: string },
): Promise<CheckedIn | null> {
  const session = await checkInSession(db, scan.sessionId);
  if (!session) return null;
  const { enrolmentId, facts, markedAt } = await comerFacts(db, session, comer);
  const now = new Date();
  const conclusion = checkIn(facts, now);
  if ('refused' in conclusion) return { kind: 'refused', code: conclusion.refused };
  if ('already' in conclusion || !enrolmentId) return { kind: 'already', at: markedAt ?? now };
  const { status, minutes } = conclusion;
  const { kept } = await storeOperations(accountId, [
    {
      id: checkInId(codeSecret(), session.id, enrolmentId),
      ...{ runId: session.runId, sessionId: session.id, enrolmentId, status, minutes },
      ...{ note: null, at: now.toISOString(), device, source: 'CHECK_IN', seenId: null, walkInName: null },
    },
  ]);
  return kept.size > 0 ? { kind: 'done', status, minutes } : { kind: 'already', at: now };
}
