import type { Actor } from '@/lib/auth/actor';
import { canManageRun, canReadCertificate, type CertificateFacts } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { certificateSnapshotSchema } from './document/schema';
import type { Terms } from './schema';
import { sharedAddress } from './sharing/queries';

/** A certificate that the actor may read, with what decisions about it need; else NotFound. */
export async function findCertificate(actor: Actor, certificateId: string) {
  const id = idOf(certificateId);
  if (!id) throw new NotFound('certificate');
  const certificate = await db.certificate.findUnique({
    where: { id },
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

const dayOrNull = (date: Date | null) => date && dayOf(date);

/** The actor's own certificates, newest first, with what each paper says, and the page of it that is shared. */
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
      expiresOn: true,
      endedAt: true,
      snapshot: true,
      run: { select: { sensitive: true, timeZone: true } },
      events: { where: { kind: 'SUPERSEDED' }, select: { kind: true } },
      qualification: { select: { validUntil: true } },
      sharedLinks: { where: { endedAt: null }, select: { code: true, startedAt: true } },
    },
  });
  return rows.map(
    ({ issuedOn, expiresOn, snapshot, events, run, qualification, sharedLinks: [link], ...row }) => {
      const { course, issuer } = certificateSnapshotSchema.parse(snapshot);
      return {
        ...row,
        issuedOn: dayOf(issuedOn),
        expiresOn: expiresOn && dayOf(expiresOn),
        expired: expiresOn !== null && dayOf(expiresOn) < todayIn(run.timeZone, new Date()),
        course,
        issuer,
        sensitive: run.sensitive,
        /** The last day of the status as it is now (a renewal came after the paper), or that of the paper itself. */
        validUntil: dayOrNull(qualification?.validUntil ?? expiresOn),
        superseded: events.length > 0,
        verifyAddress: `${publicUrl()}/verify/${row.code}`,
        shared: link ? { address: sharedAddress(link.code), since: link.startedAt } : null,
      };
    },
  );
}

/** One of the actor's own certificates. */
export type MyCertificate = Awaited<ReturnType<typeof myCertificates>>[number];

/** Language and signatories of the programme's last certificate: most likely they are the same now. Null without one. */
export async function lastTerms(
  actor: Actor,
  runId: string,
): Promise<Pick<Terms, 'language' | 'signatories'> | null> {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: { programmeId: true },
  });
  if (!run) throw new NotFound('run');
  const last = await db.certificate.findFirst({
    where: { run: { programmeId: run.programmeId } },
    orderBy: { id: 'desc' },
    select: { language: true, snapshot: true },
  });
  if (!last) return null;
  const { signatories } = certificateSnapshotSchema.parse(last.snapshot);
  return { language: last.language, signatories };
}
