import type { Transaction } from '@/lib/db/transaction';

import { addJob } from '@/lib/jobs/queue';
import { beginning, reminderAt } from '../rules';
import type { Facts } from '../schema';

/** The job that reminds those of a run who have not answered their invitation. */
const remindUnanswered = 'remind-unanswered';

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
