import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { todayIn } from '@/lib/time/wall-clock';
import { dayOf } from '@/lib/time/day';
import { recipients, runFacts } from '../facts/queries';
import { standingOf } from '../rules';
import { toldOf } from '../schema';
import { tellingOf } from './rules';

type Run = { id: string; endsOn: string; timeZone: string; cancelled: boolean };

/** Who of a run has been told something that is no longer so, and what they are to be told. Nobody once it is over. */
export async function untold(tx: Transaction, run: Run, now: Date) {
  if (todayIn(run.timeZone, now) > run.endsOn) return [];
  const [people, factsOf] = [await recipients(tx, run.id, { invited: true }), await runFacts(tx, run.id)];
  return people.flatMap((recipient) => {
    const { invitation, state, trackId } = recipient;
    if (!invitation) return [];
    const standing = standingOf(state, run.cancelled);
    const told = standing && { ...factsOf(trackId), standing };
    const before = toldOf(invitation.told);
    const telling = tellingOf(before, {
      told,
      runCancelled: run.cancelled,
      declined: state === 'DECLINED' && invitation.accepts === false,
    });
    return telling && told && before ? [{ recipient, invitation, telling, before, told }] : [];
  });
}

/** What is going to be told about a run and when: for the screen. `at` is null where nothing waits in the queue. */
export async function pendingTelling(actor: Actor, runId: string, now: Date) {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: { id: true, endsOn: true, timeZone: true, cancelledAt: true },
  });
  if (!run) throw new NotFound('run');
  const { cancelledAt, endsOn, ...rest } = run;
  const waiting = await untold(db, { ...rest, endsOn: dayOf(endsOn), cancelled: cancelledAt !== null }, now);
  const [job] = await db.$queryRaw<{ runAt: Date }[]>`
    SELECT run_at AS "runAt" FROM graphile_worker.jobs
    WHERE task_identifier = 'tell-participants' AND key = ${`tell-participants:${runId}`} AND attempts < max_attempts`;
  const withAddress = waiting.filter(({ recipient }) => recipient.email !== null);
  return {
    people: withAddress.length,
    withoutAddress: waiting.length - withAddress.length,
    changes: [
      ...new Set(
        waiting.flatMap(({ telling }) => (telling.kind === 'UPDATE' ? telling.changes : ['ENDED' as const])),
      ),
    ],
    at: job?.runAt ?? null,
  };
}
