import type { Transaction } from '@/lib/db/transaction';

import { addJob } from '@/lib/jobs/queue';
import { localToInstant } from '@/lib/time/zone';
import { reminderAt } from '../rules';
import type { Facts } from '../schema';

/** The job that reminds those of a run who have not answered their invitation. */
export const remindUnanswered = 'remind-unanswered';

/** When the run begins: its first session, or the morning of its first day. */
export function beginning(facts: Facts): Date {
  if (facts.startsAt) return new Date(facts.startsAt);
  const morning = localToInstant(`${facts.startsOn}T08:00`, facts.timeZone);
  return morning.ok ? morning.value.instant : new Date(`${facts.startsOn}T00:00:00Z`);
}

type Invited = { sentAt: Date; answerBy: Date | null; facts: Facts };

/** Puts the reminder of this round of invitations into the queue, where there is time for one. */
export async function planReminders(tx: Transaction, runId: string, { sentAt, answerBy, facts }: Invited) {
  const runAt = reminderAt({ sentAt, answerBy, startsAt: beginning(facts) });
  if (!runAt) return;
  await addJob(
    tx,
    remindUnanswered,
    { runId },
    { key: `${remindUnanswered}:${runId}:${runAt.toISOString().slice(0, 13)}`, runAt },
  );
}
