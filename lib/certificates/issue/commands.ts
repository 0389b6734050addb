import { randomBytes } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refusal, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { addJob } from '@/lib/jobs/queue';
import { shownName } from '@/lib/people/names/rules';
import { conferQualifications } from '@/lib/qualifications/commands';
import { dateOf } from '@/lib/time/day';
import { uuidv7 } from 'uuidv7';
import { certificateNumber, issueDayProblem } from '../rules';
import type { IssueInput } from '../schema';
import { codeOfBytes } from '../verification/rules';
import { drawIssued } from '../file/commands';
import { keepTemplate } from '../templates/choices/commands';
import { runDesign } from '../templates/choices/queries';
import {
  candidatesOf,
  issuableRun,
  issueTerms,
  problemsOf,
  type Candidate,
  type IssuableRun,
} from './queries';
import { snapshotOf, type IssueTerms } from './rules';

/**
 * Issues certificates: all of those asked for, or none with every reason. Numbers are given at the commit
 * and never twice; the papers are drawn by a job (a download that comes first draws its own).
 *
 * Refuses: NO_CERTIFICATE, OFFICE_MISSING, RUN_NOT_FINISHED, ISSUED_BEFORE_END, ISSUED_IN_FUTURE, NOT_ON_ROSTER, and for each
 * person CERTIFICATE_EXISTS, COMPLETION_OPEN, COMPLETION_NOT_MET and what preflight finds, with `person`.
 */
export async function issueCertificates(
  actor: Actor,
  runId: string,
  input: IssueInput,
): Promise<Outcome<{ batchId: string; issued: number }>> {
  return inTransaction(
    async (tx) => {
      // One issue of a run at a time: the second one sees what the first one issued.
      await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${runId}::uuid FOR NO KEY UPDATE`;
      const issuable = await issuableRun(tx, actor, runId);
      if (!issuable.ok) return issuable;
      const run = issuable.value;
      const terms = issueTerms(run, input, await runDesign(tx, runId, input.language));
      const wrongDay = issueDayProblem(terms.issuedOn, run);
      if (wrongDay) return refuseAll([wrongDay]);
      const wanted = [...new Set(input.enrolmentIds)];
      const candidates = await candidatesOf(tx, run, terms, wanted);
      if (candidates.length < wanted.length) return refuse('NOT_ON_ROSTER');
      const problems = candidates.flatMap(namedProblems);
      if (problems.length > 0) return refuseAll(problems);

      await keepTemplate(tx, actor, runId, input.language);
      const batch = await tx.issueBatch.create({ data: { runId, issuedBy: actor.by }, select: { id: true } });
      await writeCertificates(tx, actor, run, terms, candidates, batch.id);
      await addJob(tx, drawIssued, { batchId: batch.id });
      await audit(tx, actor, {
        action: 'issueCertificates',
        subjectType: 'run',
        subjectId: runId,
        details: { batchId: batch.id, certificates: candidates.length },
      });
      return done({ batchId: batch.id, issued: candidates.length });
    },
    { timeoutMs: 60_000 },
  );
}

const namedProblems = (candidate: Candidate): Refusal[] =>
  problemsOf(candidate).map(({ code, params, path }) =>
    refusal(code, { ...params, person: shownName(candidate.holder) }, path),
  );

/**
 * Writes certificates with the next numbers, their beginnings and the statuses that they confer, for commands that have
 * decided that they are earned. `ids`: what they are to be called, where something refers to them already.
 */
export async function writeCertificates(
  tx: Transaction,
  actor: Actor,
  run: IssuableRun,
  terms: IssueTerms,
  candidates: Candidate[],
  batchId: string,
  ids: readonly string[] = [],
): Promise<{ id: string; number: string }[]> {
  const year = Number(terms.issuedOn.slice(0, 4));
  const first = await reserveNumbers(tx, year, candidates.length);
  const certificates = candidates.map((candidate, index) => {
    const number = certificateNumber(run.numberPrefix, year, first + index);
    const code = codeOfBytes(randomBytes(16));
    return {
      id: ids[index] ?? uuidv7(),
      number,
      code,
      kind: run.course.certificateKind,
      language: terms.language,
      runId: run.id,
      enrolmentId: candidate.enrolmentId,
      personId: candidate.personId,
      batchId,
      snapshot: snapshotOf(run, candidate.holder, { ...terms, number, code }),
      evidence: { ruleVersion: run.ruleVersion, completion: candidate.completion },
      issuedOn: dateOf(terms.issuedOn),
    };
  });
  await tx.certificate.createMany({ data: certificates });
  await tx.certificateEvent.createMany({
    data: certificates.map(({ id }) => ({ certificateId: id, kind: 'ISSUED' as const, by: actor.by })),
  });
  const typeId = run.confersTypeId;
  if (typeId) {
    await conferQualifications(
      tx,
      certificates.map(({ id, personId }) => ({
        personId,
        typeId,
        certificateId: id,
        validFrom: terms.issuedOn,
      })),
    );
  }
  return certificates.map(({ id, number }) => ({ id, number }));
}

/** The first of `count` numbers of the year, which are then nobody else's. The year's row is the lock. */
async function reserveNumbers(tx: Transaction, year: number, count: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO certificate_counter (year, last) VALUES (${year}, ${count})
    ON CONFLICT (year) DO UPDATE SET last = certificate_counter.last + ${count}
    RETURNING last`;
  if (!row) throw new Error('the certificate counter gave no number');
  return row.last - count + 1;
}
