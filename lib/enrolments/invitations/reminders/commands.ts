import { audit } from '@/lib/audit/record';
import { systemActor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';
import type { Task } from '@/lib/jobs/tasks';
import { lockedRun } from '../../places/queries';
import { sendInvitations } from '../commands';
import { recipients, runFacts } from '../facts/queries';
import { beginning, reminderAt } from '../rules';

const job = z.object({ runId: z.uuid() });

/** Clocks of two machines differ a little: what is due within this is due. */
const toleranceMs = 60_000;

/**
 * Reminds those of a run whose reminder is due: invited, not answered, not reminded yet, and still in time. Whoever
 * has answered meanwhile is left alone; done twice it reminds nobody twice.
 */
export async function remindDue(runId: string, now = new Date()): Promise<number> {
  const actor = systemActor('job:remind-unanswered');
  const outcome = await inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    const factsOf = await runFacts(tx, runId);
    const startsAt = beginning(factsOf(null));
    if (run.cancelled || startsAt <= now) return done(0);
    const due = (await recipients(tx, runId, { invited: true })).filter(({ state, invitation }) => {
      if (state !== 'INVITED' || !invitation || invitation.answeredAt || invitation.remindedAt) return false;
      const { sentAt, answerBy } = invitation;
      const at = reminderAt({ sentAt, answerBy, startsAt });
      return at !== null && at.getTime() <= now.getTime() + toleranceMs && now < (answerBy ?? startsAt);
    });
    if (due.length === 0) return done(0);
    const ids = due.map(({ id }) => id);
    const { mailed } = await sendInvitations(tx, actor, runId, ids, {
      kind: 'REMINDER',
      answerBy: null,
      note: null,
    });
    await audit(tx, actor, { action: 'remind', subjectType: 'run', subjectId: runId, details: { mailed } });
    return done(mailed);
  });
  return outcome.ok ? outcome.value : 0;
}

/** The job "remind-unanswered". */
export const remindTask: Task = async (payload) => {
  const { runId } = job.parse(payload);
  try {
    await remindDue(runId);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
};
