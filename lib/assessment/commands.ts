import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAssess } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { assessorsOf, runToAssess, type RunToAssess } from './access/queries';
import { placeProblems, scoreDecision, verdictDecision, type Places } from './rules';
import type { ResultsInput } from './schema';
import { scoresOf } from './scores/queries';
import { verdictsOf } from './verdicts/queries';

/** The places of a run that results are recorded for, with whose word over themselves nobody may enter. */
async function placesOf(
  tx: Transaction,
  actor: Actor,
  run: RunToAssess,
  ids: readonly string[],
): Promise<Places> {
  const rows = await tx.enrolment.findMany({
    where: { runId: run.id, id: { in: [...ids] }, state: 'CONFIRMED' },
    select: { id: true, personId: true },
  });
  return new Map(
    rows.map(({ id, personId }) => [id, { personId, mine: !canAssess(actor, { personId, run }) }]),
  );
}

/**
 * Records test scores and assessors' verdicts of a run's people: all of what was typed or nothing, each problem beside its
 * cell (`scores.3.text`, `verdicts.0.passed`). What says the same as stands there already is no new row. Refuses
 * RUN_CANCELLED, NOT_ON_ROSTER, OWN_RESULT (nobody records their own), SCORE_UNREADABLE, SCORE_OVER_HUNDRED,
 * SCORE_OVER_MAXIMUM, ASSESSOR_NOT_YOURS (a trainer enters their own word only), OWN_VERDICT (nobody assesses
 * themselves), CHANGED_MEANWHILE (somebody else recorded there since), TWICE_IN_ONE.
 */
export async function recordResults(
  actor: Actor,
  runId: string,
  input: ResultsInput,
): Promise<Outcome<{ scores: number; verdicts: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToAssess(tx, actor, runId);
    if (run.cancelledAt) return refuse('RUN_CANCELLED');
    const ids = [...new Set([...input.scores, ...input.verdicts].map(({ enrolmentId }) => enrolmentId))];
    const places = await placesOf(tx, actor, run, ids);
    const problems = placeProblems(input, places);
    if (problems.length > 0) return refuseAll(problems);
    const scores = scoreDecision(input.scores, await scoresOf(tx, run.id, ids));
    const assessors = await assessorsOf(
      tx,
      actor,
      run,
      input.verdicts.map(({ assessorId }) => assessorId),
    );
    const standing = await verdictsOf(tx, run.id, ids);
    const verdicts = verdictDecision(input.verdicts, { places, assessors, standing });
    if (!scores.ok || !verdicts.ok) {
      return refuseAll([...(scores.ok ? [] : scores.refusals), ...(verdicts.ok ? [] : verdicts.refusals)]);
    }
    const by = { runId: run.id, recordedBy: actor.by };
    await tx.testScore.createMany({ data: scores.value.map((row) => ({ ...row, ...by })) });
    await tx.assessorVerdict.createMany({ data: verdicts.value.map((row) => ({ ...row, ...by })) });
    const written = { scores: scores.value.length, verdicts: verdicts.value.length };
    if (written.scores + written.verdicts > 0) {
      await audit(tx, actor, {
        action: 'recordResults',
        subjectType: 'run',
        subjectId: run.id,
        details: written,
      });
    }
    return done(written);
  });
}
