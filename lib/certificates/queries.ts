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

const listed = {
  id: true,
  number: true,
  code: true,
  kind: true,
  language: true,
  issuedOn: true,
  endedAt: true,
  enrolmentId: true,
  snapshot: true,
  document: { select: { certificateId: true } },
  events: { orderBy: { at: 'asc' }, select: { kind: true, at: true, reason: true } },
} as const;

type Listed = { issuedOn: Date; snapshot: unknown; document: unknown };

const shaped = <Row extends Listed>({ issuedOn, snapshot, document, ...row }: Row) => ({
  ...row,
  issuedOn: dayOf(issuedOn),
  holder: (snapshot as CertificateSnapshot).holder,
  drawn: document !== null,
});

/** The certificates of a run that the actor manages, by number. */
export async function certificatesOfRun(actor: Actor, runId: string) {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: { id: true },
  });
  if (!run) throw new NotFound('run');
  const rows = await db.certificate.findMany({
    where: { runId },
    orderBy: { number: 'asc' },
    select: listed,
  });
  return rows.map(shaped);
}

/** The actor's own certificates, newest first. */
export async function myCertificates(actor: Actor) {
  if (!actor.personId) return [];
  const rows = await db.certificate.findMany({
    where: { personId: actor.personId },
    orderBy: { issuedOn: 'desc' },
    select: { ...listed, run: { select: { course: { select: { titleEn: true, titleRu: true } } } } },
  });
  return rows.map(shaped);
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
