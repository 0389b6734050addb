import type { Actor } from '@/lib/auth/actor';
import { canManageRun, canReadCertificate, type CertificateFacts } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { dayOf } from '@/lib/time/day';
import { certificateSnapshotSchema, type CertificateSnapshot } from './document/schema';

/** A certificate that the actor may read, with what decisions about it need; else NotFound. */
export async function findCertificate(actor: Actor, certificateId: string) {
  const certificate = await db.certificate.findUnique({
    where: { id: certificateId },
    select: {
      id: true,
      number: true,
      personId: true,
      endedAt: true,
      snapshot: true,
      run: {
        select: {
          programmeId: true,
          countryCode: true,
          trainers: { where: { removedAt: null }, select: { personId: true } },
        },
      },
    },
  });
  if (!certificate) throw new NotFound('certificate');
  const { trainers, ...run } = certificate.run;
  const facts: CertificateFacts = {
    personId: certificate.personId,
    run: { ...run, trainerIds: trainers.map((trainer) => trainer.personId) },
  };
  if (!canReadCertificate(actor, facts)) throw new NotFound('certificate');
  return {
    id: certificate.id,
    number: certificate.number,
    endedAt: certificate.endedAt,
    snapshot: certificateSnapshotSchema.parse(certificate.snapshot),
    facts,
    managed: canManageRun(actor, facts.run),
  };
}

/** The actor's own certificates, newest first, with what each paper says. */
export async function myCertificates(actor: Actor) {
  if (!actor.personId) return [];
  const rows = await db.certificate.findMany({
    where: { personId: actor.personId },
    orderBy: [{ issuedOn: 'desc' }, { number: 'desc' }],
    select: {
      id: true,
      number: true,
      code: true,
      kind: true,
      runId: true,
      issuedOn: true,
      endedAt: true,
      snapshot: true,
      events: { where: { kind: { not: 'ISSUED' } }, select: { kind: true } },
    },
  });
  return rows.map(({ issuedOn, snapshot, events, ...row }) => ({
    ...row,
    issuedOn: dayOf(issuedOn),
    course: certificateSnapshotSchema.parse(snapshot).course,
    superseded: events.some(({ kind }) => kind === 'SUPERSEDED'),
  }));
}

/** The signatories of the programme's last certificate: whoever signed then most likely signs now. */
export async function lastSignatories(
  actor: Actor,
  runId: string,
): Promise<CertificateSnapshot['signatories']> {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: { programmeId: true },
  });
  if (!run) throw new NotFound('run');
  const last = await db.certificate.findFirst({
    where: { run: { programmeId: run.programmeId } },
    orderBy: { id: 'desc' },
    select: { snapshot: true },
  });
  return last ? (last.snapshot as CertificateSnapshot).signatories : [];
}
