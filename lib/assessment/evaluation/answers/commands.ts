import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { storedForm } from '../../forms/commands';
import { formDigest } from '../../forms/digest/rules';
import { readAnswers, type Answer, type Part } from '../../forms/rules';
import { evaluationOfCode, type EvaluationSeen, type Reader } from '../queries';
import { joinsResults } from '../rules';

/** What a page sends back: which form it showed (`formDigest`), and its fields. */
export type Sent = { form: string; value: (name: string) => string };

/**
 * Puts one person's answers into the box, once for each link or phone. Nothing that is written can be led back to who
 * wrote it, and that is why nothing of it stands in the audit log: see docs/decisions/140. Refuses ALREADY_EVALUATED,
 * EVALUATION_FULL (by the hall's code, when there are as many answers as people), FORM_CHANGED, and what is wrong beside
 * its field (REQUIRED, NOT_A_CHOICE, TOO_LONG, NOTHING_ANSWERED). A code that opens nothing is not found.
 */
export async function answerEvaluation(
  code: string,
  reader: Reader,
  { form, value }: Sent,
  now = new Date(),
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const before = await evaluationOfCode(tx, code, reader, now);
    if (!before) throw new NotFound('evaluation');
    const { runId } = before.facts;
    // Answers of one run come one after another.
    await tx.runEvaluation.createMany({ data: [{ runId }], skipDuplicates: true });
    await tx.$queryRaw`SELECT 1 FROM run_evaluation WHERE run_id = ${runId}::uuid FOR UPDATE`;
    const seen = await evaluationOfCode(tx, code, reader, now);
    if (!seen) throw new NotFound('evaluation');
    if (seen.answered) return refuse('ALREADY_EVALUATED');
    const turns = await tx.evaluationTurn.count({ where: { runId } });
    if (seen.hall && turns >= (await tx.enrolment.count({ where: { runId, state: 'CONFIRMED' } })))
      return refuse('EVALUATION_FULL');
    if (form !== formDigest(seen.definition)) return refuse('FORM_CHANGED');
    const { answers, refusals } = readAnswers(seen.parts, value);
    if (refusals.length > 0) return refuseAll(refusals);
    const stored = seen.facts.formId ? null : await storedForm(tx, seen.facts.courseId, 'EVALUATION');
    // Saved between the look and now.
    if (stored && formDigest(stored.definition) !== form) return refuse('FORM_CHANGED');
    const formId = stored?.id ?? seen.facts.formId;
    const joins = joinsResults(turns + 1 - seen.facts.shown);
    await tx.runEvaluation.update({
      where: { runId },
      data: { formId, ...(joins ? { shown: turns + 1 } : {}) },
      select: { runId: true },
    });
    await writeTurn(tx, seen);
    await writeAnswers(tx, runId, rowsOf(seen.parts, answers), joins);
    return done(null);
  });
}

type Row = {
  question: string;
  assignment: string | null;
  session: string | null;
  option: number | null;
  text: string | null;
};

function rowsOf(parts: readonly Part[], answers: readonly Answer[]): Row[] {
  const about = new Map(
    parts.flatMap(({ slots }) => slots.map(({ question }) => [question.key, question.about])),
  );
  return answers.map((answer) => ({
    question: answer.question,
    assignment: about.get(answer.question) === 'TRAINER' ? answer.subjectId : null,
    session: about.get(answer.question) === 'SESSION' ? answer.subjectId : null,
    option: 'option' in answer ? answer.option : null,
    text: 'text' in answer ? answer.text : null,
  }));
}

/**
 * All rows of the run are taken out and put back in an order by lot, under new ids, in one transaction: otherwise the
 * place of a row on the disk, or the transaction that wrote it (xmin), would tell whose it is.
 */
async function writeTurn(tx: Transaction, { turn, hall, facts: { runId } }: EvaluationSeen): Promise<void> {
  await tx.$executeRaw`
    WITH before AS (DELETE FROM evaluation_turn WHERE run_id = ${runId}::uuid RETURNING token_hash, hall)
    INSERT INTO evaluation_turn (token_hash, run_id, hall)
    SELECT token_hash, ${runId}::uuid, hall
    FROM (SELECT token_hash, hall FROM before UNION ALL SELECT ${turn}, ${hall}) AS turn
    ORDER BY gen_random_uuid()`;
}

/** `joins`: all that waits joins the results. */
async function writeAnswers(tx: Transaction, runId: string, rows: Row[], joins: boolean): Promise<void> {
  const sent = JSON.stringify(rows);
  await tx.$executeRaw`
    WITH before AS (DELETE FROM evaluation_tally WHERE run_id = ${runId}::uuid
      RETURNING question, assignment_id, session_id, option, shown, waiting)
    INSERT INTO evaluation_tally (id, run_id, question, assignment_id, session_id, option, shown, waiting)
    SELECT gen_random_uuid(), ${runId}::uuid, question, assignment_id, session_id, option,
      sum(shown) + CASE WHEN ${joins} THEN sum(waiting) ELSE 0 END, CASE WHEN ${joins} THEN 0 ELSE sum(waiting) END
    FROM (SELECT * FROM before
      UNION ALL SELECT question, assignment, session, option, 0, 1 FROM jsonb_to_recordset(${sent}::jsonb)
        AS sent(question text, assignment uuid, session uuid, option int) WHERE option IS NOT NULL) AS tally
    GROUP BY question, assignment_id, session_id, option ORDER BY gen_random_uuid()`;
  await tx.$executeRaw`
    WITH before AS (DELETE FROM evaluation_text WHERE run_id = ${runId}::uuid
      RETURNING question, assignment_id, session_id, text, waiting)
    INSERT INTO evaluation_text (id, run_id, question, assignment_id, session_id, text, waiting)
    SELECT gen_random_uuid(), ${runId}::uuid, question, assignment_id, session_id, text, waiting AND NOT ${joins}
    FROM (SELECT * FROM before
      UNION ALL SELECT question, assignment, session, text, true FROM jsonb_to_recordset(${sent}::jsonb)
        AS sent(question text, assignment uuid, session uuid, text text) WHERE text IS NOT NULL) AS written
    ORDER BY gen_random_uuid()`;
}
