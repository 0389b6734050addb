import { audit } from '@/lib/audit/record';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';
import type { Task } from '@/lib/jobs/tasks';
import { sendMails } from '@/lib/mail/send';
import { mailWords } from '@/lib/mail/templates';
import { lockedRun } from '../../places/queries';
import { changeLines } from '../wording/rules';
import { correspondence, mailOf, type Letter } from '../wording/queries';
import { untold } from './queries';

const job = z.object({ runId: z.uuid() });

type Untold = Awaited<ReturnType<typeof untold>>[number];

function letterOf(
  runId: string,
  { recipient, invitation, telling, before, told }: Untold,
  email: string,
): Letter {
  const { language } = recipient;
  const sequence = invitation.sequence + 1;
  const common = { runId, recipient, email, invitation, facts: told, answerBy: null };
  if (telling.kind === 'CANCEL') {
    return {
      ...common,
      template: 'invitation-cancellation',
      more: { why: mailWords(language)(`why.${telling.why}`) },
      calendar: { method: 'CANCEL', sequence },
    };
  }
  return {
    ...common,
    template: 'invitation-update',
    more: { changes: changeLines(language, telling.changes, before, told).join('\n') },
    calendar: { method: 'REQUEST', sequence },
  };
}

async function remember(tx: Transaction, people: readonly Untold[], now: Date) {
  const rows = people.map(({ invitation, telling, told }) => ({
    id: invitation.id,
    told,
    cancelled: telling.kind === 'CANCEL',
  }));
  await tx.$executeRaw`
    UPDATE invitation i SET told = r.told, sequence = i.sequence + 1, updated_at = ${now}::timestamptz,
      cancelled_at = CASE WHEN r.cancelled THEN ${now}::timestamptz END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, told jsonb, cancelled boolean)
    WHERE i.id = r.id`;
}

/**
 * Tells the people of a run what is otherwise than they were told, and remembers that they know: new days, times or
 * place, a place confirmed or lost, a run cancelled. Brings what was told and what is together, whatever happened in
 * between, so it can be done twice, late, or by two processes (the run's row is locked). A foreign run is not found.
 */
export async function tellNow(
  actor: Actor,
  runId: string,
  now = new Date(),
): Promise<Outcome<{ mailed: number }>> {
  return inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    const people = await untold(tx, run, now);
    if (people.length === 0) return done({ mailed: 0 });
    const office = await correspondence(tx);
    const mails = people.flatMap((person) =>
      person.recipient.email === null
        ? []
        : [mailOf(office, letterOf(runId, person, person.recipient.email), now)],
    );
    await remember(tx, people, now);
    await sendMails(tx, mails);
    await audit(tx, actor, {
      action: 'tellParticipants',
      subjectType: 'run',
      subjectId: runId,
      details: { people: people.length, mailed: mails.length },
    });
    return done({ mailed: mails.length });
  });
}

/** The job "tell-participants". */
export const tellTask: Task = async (payload) => {
  const { runId } = job.parse(payload);
  try {
    await tellNow(systemActor('job:tell-participants'), runId);
  } catch (error) {
    // A run that is no longer there has nobody to tell.
    if (!(error instanceof NotFound)) throw error;
  }
};
