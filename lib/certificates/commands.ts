import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canRevokeCertificate } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { withdrawQualificationOf } from '@/lib/qualifications/commands';
import { findCertificate } from './queries';

/**
 * Revokes a certificate, with the reason that whoever verifies it does not see but the office keeps. The
 * status that it conferred goes with it. Refuses CERTIFICATE_ENDED and OWN_CERTIFICATE.
 */
export async function revokeCertificate(
  actor: Actor,
  certificateId: string,
  { reason }: { reason: string },
): Promise<Outcome<{ certificateId: string }>> {
  const certificate = await findCertificate(actor, certificateId);
  if (!certificate.managed) throw new NotFound('certificate');
  if (!canRevokeCertificate(actor, certificate.facts)) return refuse('OWN_CERTIFICATE');
  return inTransaction(async (tx) => {
    const { endedAt } = await tx.certificate.findUniqueOrThrow({
      where: { id: certificateId },
      select: { endedAt: true },
    });
    if (endedAt) return refuse('CERTIFICATE_ENDED');
    await tx.certificateEvent.create({ data: { certificateId, kind: 'REVOKED', by: actor.by, reason } });
    await withdrawQualificationOf(tx, actor, certificateId, reason);
    await audit(tx, actor, {
      action: 'revokeCertificate',
      subjectType: 'certificate',
      subjectId: certificateId,
    });
    return done({ certificateId });
  });
}
