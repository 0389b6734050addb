import { randomBytes } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refusal, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { conferQualifications } from '@/lib/qualifications/commands';
import { dateOf } from '@/lib/time/day';
import type { CertificateKind } from '@/prisma/generated/enums';
import { uuidv7 } from 'uuidv7';
import { certificateNumber, issueDayProblem } from '../rules';
import type { IssueInput } from '../schema';
import { codeOfBytes } from '../verification/rules';
import { drawingWanted } from '../file/commands';
import { suspicionsOf } from '../suspicions/queries';
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
import { secondProblem, snapshotOf, type IssueTerms } from './rules';

/** So many people are looked at and written at once: of a large run, neither verdicts nor papers are all in memory. */
const chunkSize = 100;

/**
 * Issues certificates: all of those asked for, or none with every reason. Numbers are given at the commit
 * and never twice; the papers are drawn by a job (a download that comes first draws its own). Everyone gets the course's
 * own certificate but those of `ofAttendance`; one of completion takes the place of one of attendance.
 *
 * Refuses: NO_CERTIFICATE, OFFICE_MISSING, RUN_NOT_FINISHED, ISSUED_BEFORE_END, ISSUED_IN_FUTURE, NOT_ON_ROSTER, and for each
 * person CERTIFICATE_EXISTS, COMPLETION_OPEN, COMPLETION_NOT_MET, CERTIFICATE_HELD, POSSIBLE_DUPLICATE (of `other`: to be
 * looked at first) and what preflight finds, with `person`; for a certificate of attendance beside one of completion
 * NO_ATTENDANCE_CERTIFICATE (the rule gives none), COMPLETION_EARNED and COMPLETION_UNDECIDED (it is not for them).
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
      const second = new Set(input.ofAttendance);
      await keepTemplate(tx, actor, runId, input.language);
      const batch = await tx.issueBatch.create({ data: { runId, issuedBy: actor.by }, select: { id: true } });
      const kindFor = (id: string) => (second.has(id) ? 'ATTENDANCE' : run.course.certificateKind);
      const written = await writeOrRefuse(tx, actor, run, terms, wanted, batch.id, kindFor);
      if (!written.ok) return written;
      await drawingWanted(tx, batch.id);
      await audit(tx, actor, {
        action: 'issueCertificates',
        subjectType: 'run',
        subjectId: runId,
        details: {
          batchId: batch.id,
          certificates: wanted.length,
          ofAttendance: wanted.filter((id) => second.has(id)).length,
        },
      });
      return done({ batchId: batch.id, issued: wanted.length });
    },
    { timeoutMs: 120_000 },
  );
}

/** Looks at the people chunk by chunk and writes as long as nothing stands in the way; a refusal takes all of it back. */
async function writeOrRefuse(
  tx: Transaction,
  actor: Actor,
  run: IssuableRun,
  terms: IssueTerms,
  wanted: readonly string[],
  batchId: string,
  kindFor: (enrolmentId: string) => CertificateKind,
): Promise<Outcome<null>> {
  const doubts = new Map(
    (await suspicionsOf(tx, actor, run)).map((pair) => [pair.enrolmentId, shownName(pair.other)]),
  );
  const problems: Refusal[] = [];
  for (let from = 0; from < wanted.length; from += chunkSize) {
    const part = wanted.slice(from, from + chunkSize);
    const candidates = await candidatesOf(tx, run, terms, part, kindFor);
    if (candidates.length < part.length) return refuse('NOT_ON_ROSTER');
    problems.push(...candidates.flatMap((candidate) => namedProblems(candidate, doubts)));
    if (problems.length === 0) await writeCertificates(tx, actor, run, terms, candidates, batchId);
  }
  return problems.length > 0 ? refuseAll(problems) : done(null);
}

/** `doubts`: with whom somebody may be one person. */
const namedProblems = (candidate: Candidate, doubts: ReadonlyMap<string, string>): Refusal[] => {
  const other = candidate.certified ? undefined : doubts.get(candidate.enrolmentId);
  const second = candidate.certified ? null : secondProblem(candidate.kind, candidate.kinds);
  return [
    ...(second ? [second] : problemsOf(candidate)),
    ...(other === undefined ? [] : [refusal('POSSIBLE_DUPLICATE', { other })]),
  ].map(({ code, params, path }) => refusal(code, { ...params, person: shownName(candidate.holder) }, path));
};

/**
 * Writes certificates with the next numbers, their beginnings, the ends of those whose place they take (with the number of
 * the new one as the reason), and the statuses that they confer, for commands that have decided that they are earned. `ids`: what they are to be called, where something refers to them already.
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
      kind: candidate.kind,
      language: terms.language,
      runId: run.id,
      enrolmentId: candidate.enrolmentId,
      personId: candidate.personId,
      batchId,
      snapshot: snapshotOf(run, candidate.kind, candidate.holder, { ...terms, number, code }),
      evidence: { ruleVersion: run.ruleVersion, completion: candidate.completion },
      issuedOn: dateOf(terms.issuedOn),
      expiresOn: terms.expiresOn && dateOf(terms.expiresOn),
    };
  });
  await tx.certificate.createMany({ data: certificates });
  await tx.certificateEvent.createMany({
    data: certificates.map(({ id }) => ({ certificateId: id, kind: 'ISSUED' as const, by: actor.by })),
  });
  await tx.certificateEvent.createMany({
    data: certificates.flatMap(({ id, number }, index) => {
      const certificateId = candidates[index]?.supersedes;
      const ended = { kind: 'SUPERSEDED' as const, by: actor.by, successorId: id, reason: number };
      return certificateId ? [{ certificateId, ...ended }] : [];
    }),
  });
  const typeId = run.confersTypeId;
  const conferring = certificates.filter(({ kind }) => kind === 'COMPLETION');
  if (typeId && conferring.length > 0) {
    await conferQualifications(
      tx,
      conferring.map(({ id, personId }) => ({
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
