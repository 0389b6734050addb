import { uuidv7 } from 'uuidv7';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canRevokeCertificate } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { carryStatus, withdrawQualificationOf } from '@/lib/qualifications/commands';
import { dayOf } from '@/lib/time/day';
import { drawingWanted } from '../file/commands';
import { writeCertificates } from '../issue/commands';
import { candidatesOf, issuableRun, issueTerms, problemsOf } from '../issue/queries';
import { findCertificate } from '../queries';
import { runDesign } from '../templates/choices/queries';
import type { KeepInput, ReissueInput } from './schema';

/** Holds the run, as an issue does, and reads the certificate as it is then. Refuses CERTIFICATE_ENDED. */
async function held(tx: Transaction, id: string) {
  const select = {
    ...{
      id: true,
      kind: true,
      runId: true,
      enrolmentId: true,
      language: true,
      issuedOn: true,
      endedAt: true,
    },
    qualification: { select: { withdrawnAt: true } },
  } as const;
  const { runId } = await tx.certificate.findUniqueOrThrow({ where: { id }, select });
  await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${runId}::uuid FOR NO KEY UPDATE`;
  const certificate = await tx.certificate.findUniqueOrThrow({ where: { id }, select });
  return certificate.endedAt ? refuse('CERTIFICATE_ENDED') : done(certificate);
}

/**
 * Leaves certificates of a run as they are after attendance was recorded later, and why: all of them or none. Nothing that
 * anyone else sees of them changes; what is recorded after this asks again. Refuses CERTIFICATE_ENDED and OWN_CERTIFICATE.
 */
export async function keepCertificates(
  actor: Actor,
  runId: string,
  { certificateIds, reason }: KeepInput,
): Promise<Outcome<{ kept: number }>> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${runId}::uuid FOR NO KEY UPDATE`;
    const ids = [...new Set(certificateIds)];
    const certificates = await tx.certificate.findMany({
      where: { id: { in: ids }, runId, run: managedRuns(actor) },
      select: { id: true, personId: true, endedAt: true },
    });
    if (certificates.length < ids.length) throw new NotFound('certificate');
    if (certificates.some(({ personId }) => personId === actor.personId)) return refuse('OWN_CERTIFICATE');
    if (certificates.some(({ endedAt }) => endedAt)) return refuse('CERTIFICATE_ENDED');
    await tx.certificateEvent.createMany({
      data: ids.map((certificateId) => ({ certificateId, kind: 'KEPT' as const, by: actor.by, reason })),
    });
    await audit(tx, actor, {
      action: 'keepCertificates',
      subjectType: 'run',
      subjectId: runId,
      details: { certificateIds: ids },
    });
    return done({ kept: ids.length });
  });
}

/**
 * Issues a certificate anew, of the same kind, by the marks as they are now, in the same language, with the same signatories and of the same
 * day, so that a status which it confers goes on without a gap, with its renewals and suspensions. The former one is superseded by it. Refuses
 * CERTIFICATE_ENDED, OWN_CERTIFICATE, STATUS_WITHDRAWN (the status was taken away: it is not to come back this way), and
 * what issuing refuses (COMPLETION_NOT_MET, what the paper lacks, …).
 */
export async function reissueCertificate(
  actor: Actor,
  certificateId: string,
  { reason }: ReissueInput,
): Promise<Outcome<{ certificateId: string; number: string }>> {
  const certificate = await findCertificate(actor, certificateId);
  if (!certificate.managed) throw new NotFound('certificate');
  if (!canRevokeCertificate(actor, certificate.facts)) return refuse('OWN_CERTIFICATE');
  return inTransaction(async (tx) => {
    const live = await held(tx, certificate.id);
    if (!live.ok) return live;
    const { kind, runId, enrolmentId, language, issuedOn, qualification } = live.value;
    if (qualification?.withdrawnAt) return refuse('STATUS_WITHDRAWN');
    const issuable = await issuableRun(tx, actor, runId);
    if (!issuable.ok) return issuable;
    const { signatories } = certificate.snapshot;
    const design = await runDesign(tx, runId, language);
    const terms = issueTerms(issuable.value, { language, signatories, issuedOn: dayOf(issuedOn) }, design);
    const successorId = uuidv7();
    await tx.certificateEvent.create({
      data: { certificateId, kind: 'SUPERSEDED', by: actor.by, reason, successorId },
    });
    await withdrawQualificationOf(tx, actor, certificateId, reason);
    const candidates = await candidatesOf(tx, issuable.value, terms, [enrolmentId], () => kind);
    if (candidates.length === 0) return refuse('NOT_ON_ROSTER');
    const problems = candidates.flatMap(problemsOf);
    if (problems.length > 0) return refuseAll(problems);
    const batch = await tx.issueBatch.create({ data: { runId, issuedBy: actor.by }, select: { id: true } });
    const [written] = await writeCertificates(tx, actor, issuable.value, terms, candidates, batch.id, [
      successorId,
    ]);
    if (!written) throw new Error('No certificate was written.');
    await carryStatus(tx, { from: certificateId, to: successorId });
    await drawingWanted(tx, batch.id);
    await audit(tx, actor, {
      action: 'reissueCertificate',
      subjectType: 'certificate',
      subjectId: certificateId,
      details: { successorId },
    });
    return done({ certificateId: successorId, number: written.number });
  });
}
