import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { recipients } from '@/lib/enrolments/invitations/facts/queries';
import { codeSecret } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { sendMails } from '@/lib/mail/send';
import { mailWords } from '@/lib/mail/templates';
import { runToChange } from '@/lib/runs/access/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { addDays, dateOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { longestOpenDays } from './mine/queries';
import { evaluationFacts, type EvaluationFacts } from './queries';
import { lastDay, ownCode, standingOf } from './rules';
import type { EvaluationSettings } from './schema';

async function factsToChange(tx: Transaction, actor: Actor, runId: string): Promise<EvaluationFacts> {
  const run = await runToChange(tx, actor, runId);
  await tx.runEvaluation.createMany({ data: [{ runId: run.id }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM run_evaluation WHERE run_id = ${run.id}::uuid FOR UPDATE`;
  const facts = await evaluationFacts(tx, run.id);
  if (!facts) throw new NotFound('run');
  return facts;
}

/**
 * Until when answers are taken, and which sessions are asked about. Refuses EVALUATION_OVER (it is not opened again: what
 * was too few to be shown alone is shown when it closes), CLOSES_TOO_EARLY and CLOSES_TOO_LATE (half a year after the run),
 * SESSION_NOT_OF_RUN.
 */
export async function setEvaluation(
  actor: Actor,
  runId: string,
  { closesOn: typed, sessionIds }: EvaluationSettings,
  now = new Date(),
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await factsToChange(tx, actor, runId);
    const today = todayIn(facts.timeZone, now);
    if (standingOf(facts, today) === 'CLOSED') return refuse('EVALUATION_OVER');
    const closesOn = typed || null;
    const closes = lastDay({ endsOn: facts.endsOn, closesOn });
    if (closes < today || closes < facts.startsOn) return refuse('CLOSES_TOO_EARLY', undefined, 'closesOn');
    if (closes > addDays(facts.endsOn, longestOpenDays))
      return refuse('CLOSES_TOO_LATE', undefined, 'closesOn');
    const ids = [...new Set(sessionIds)];
    const found = await tx.trainingSession.count({ where: { runId: facts.runId, id: { in: ids } } });
    if (found < ids.length) return refuse('SESSION_NOT_OF_RUN', undefined, 'sessionIds');
    await tx.runEvaluation.update({
      where: { runId: facts.runId },
      data: { closesOn: closesOn ? dateOf(closesOn) : null, sessionIds: ids },
      select: { runId: true },
    });
    await audit(tx, actor, {
      action: 'setEvaluation',
      subjectType: 'run',
      subjectId: facts.runId,
      details: { closesOn, sessions: ids.length },
    });
    return done(null);
  });
}

/** Gives the hall another code; the one that was shown before opens nothing any more. */
export async function renewHallCode(actor: Actor, runId: string): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await factsToChange(tx, actor, runId);
    const { linkVersion } = await tx.runEvaluation.update({
      where: { runId: facts.runId },
      data: { linkVersion: { increment: 1 } },
      select: { linkVersion: true },
    });
    await audit(tx, actor, {
      action: 'renewEvaluationCode',
      subjectType: 'run',
      subjectId: facts.runId,
      details: { version: linkVersion },
    });
    return done(null);
  });
}

/**
 * Mails everybody with a place the link of their own, whether or not they have answered: who has is not looked up. Refuses
 * EVALUATION_NOT_OPEN and NOBODY_WITH_ADDRESS.
 */
export async function mailEvaluationLinks(
  actor: Actor,
  runId: string,
  now = new Date(),
): Promise<Outcome<{ mailed: number }>> {
  return inTransaction(async (tx) => {
    const facts = await factsToChange(tx, actor, runId);
    if (standingOf(facts, todayIn(facts.timeZone, now)) !== 'OPEN') return refuse('EVALUATION_NOT_OPEN');
    const office = await tx.office.findFirst({ select: { nameEn: true, nameRu: true } });
    const people = (await recipients(tx, facts.runId, {})).filter(
      ({ state, email }) => state === 'CONFIRMED' && email !== null,
    );
    if (people.length === 0) return refuse('NOBODY_WITH_ADDRESS');
    await sendMails(
      tx,
      people.map(({ id, language, addressed, email }) => ({
        ...{ to: email ?? '', language, template: 'evaluation-request' as const },
        ...{ runId: facts.runId, enrolmentId: id },
        path: `/evaluate/${ownCode(codeSecret(), id)}`,
        params: {
          name: addressed,
          title: facts.sensitive
            ? mailWords(language)('neutralTitle')
            : inLanguage(language, facts.course.titleEn, facts.course.titleRu),
          until: formatDate(lastDay(facts), language === 'RU' ? 'ru' : 'en'),
          office: office ? inLanguage(language, office.nameEn, office.nameRu) : 'Cascade',
        },
      })),
    );
    await audit(tx, actor, {
      action: 'mailEvaluationLinks',
      subjectType: 'run',
      subjectId: facts.runId,
      details: { mailed: people.length },
    });
    return done({ mailed: people.length });
  });
}
