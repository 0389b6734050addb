import { randomBytes } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canShareCertificate } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { badgeFileOf } from '../credential/commands';
import { paperFileOf } from '../file/commands';
import { findCertificate } from '../queries';
import { codeOfBytes } from '../verification/rules';
import { behindLink, sharedAddress } from './queries';
import { sharedFormSchema } from './schema';

export type SharedPage = { address: string; since: Date };

async function own(actor: Actor, certificateId: string): Promise<string> {
  const { id, facts } = await findCertificate(actor, certificateId);
  if (!canShareCertificate(actor, facts)) throw new NotFound('certificate');
  return id;
}

/**
 * Makes a page of the actor's own certificate that anyone sees who has its address; the same one where there is one
 * already. After it was switched off the address is another one. Refuses CERTIFICATE_ENDED. Anybody else's is not found,
 * also for those who manage the run.
 */
export async function shareCertificate(actor: Actor, certificateId: string): Promise<Outcome<SharedPage>> {
  const id = await own(actor, certificateId);
  return inTransaction(async (tx) => {
    // Two clicks make one page.
    await tx.$queryRaw`SELECT 1 FROM certificate WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const { endedAt } = await tx.certificate.findUniqueOrThrow({ where: { id }, select: { endedAt: true } });
    if (endedAt) return refuse('CERTIFICATE_ENDED');
    const select = { code: true, startedAt: true } as const;
    const known = await tx.sharedLink.findFirst({ where: { certificateId: id, endedAt: null }, select });
    if (known) return done({ address: sharedAddress(known.code), since: known.startedAt });
    const code = codeOfBytes(randomBytes(16));
    const made = await tx.sharedLink.create({
      data: { certificateId: id, code, startedBy: actor.by },
      select,
    });
    await audit(tx, actor, { action: 'shareCertificate', subjectType: 'certificate', subjectId: id });
    return done({ address: sharedAddress(made.code), since: made.startedAt });
  });
}

/** Switches the page of the actor's own certificate off, for good and at once. Where there is none nothing happens. */
export async function stopSharingCertificate(actor: Actor, certificateId: string): Promise<Outcome<null>> {
  const id = await own(actor, certificateId);
  return inTransaction(async (tx) => {
    const { count } = await tx.sharedLink.updateMany({
      where: { certificateId: id, endedAt: null },
      data: { endedAt: new Date(), endedBy: actor.by },
    });
    if (count > 0) {
      await audit(tx, actor, { action: 'stopSharingCertificate', subjectType: 'certificate', subjectId: id });
    }
    return done(null);
  });
}

export type SharedFile = { name: string; bytes: Uint8Array; mediaType: string };

const mediaTypes = { pdf: 'application/pdf', png: 'image/png', json: 'application/vc' } as const;

/**
 * A file of a shared page; the first who asks for a paper that is not drawn yet draws it. Public: the code is the right. Not
 * found alike where nothing is shared and where that form is not offered.
 */
export async function sharedFile(text: string, form: string): Promise<SharedFile> {
  const [asked, found] = [sharedFormSchema.safeParse(form), await behindLink(text)];
  if (!asked.success || !found?.forms.includes(asked.data)) throw new NotFound('shared file');
  const { data } = asked;
  const { name, bytes } =
    data === 'pdf' ? await paperFileOf(found.certificateId) : await badgeFileOf(found.certificateId, data);
  return { name, bytes, mediaType: mediaTypes[data] };
}
