import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { verification } from '../verification/queries';
import { codeOfText } from '../verification/rules';
import type { Verification } from '../verification/types';
import { sharedForms } from './rules';
import type { SharedForm } from './schema';

export const sharedAddress = (code: string): string => `${publicUrl()}/shared/${code}`;

/** The certificate behind a live link and what may be shown of it; null for every other text, whatever the cause. */
export async function behindLink(text: string) {
  const code = codeOfText(text);
  if (!code) return null;
  const link = await db.sharedLink.findFirst({
    where: { code, endedAt: null },
    select: {
      code: true,
      certificate: { select: { id: true, code: true, run: { select: { sensitive: true } } } },
    },
  });
  if (!link) return null;
  const { id, code: ofPaper, run } = link.certificate;
  // What is told of a certificate is decided in one place: a shared page tells what its verification does.
  const answer = await verification(ofPaper);
  if (answer.state === 'UNKNOWN') return null;
  const forms = sharedForms({ state: answer.state, sensitive: run.sensitive });
  return { certificateId: id, code: link.code, answer, forms };
}

export type Shared = {
  /** As it stands in addresses. */
  code: string;
  answer: Exclude<Verification, { state: 'UNKNOWN' }>;
  forms: SharedForm[];
};

/**
 * What a shared page shows. Public: takes no actor, for the code is the right. Null alike for a link that was switched
 * off, that never was, and whose certificate is not to be shown.
 */
export async function sharedCertificate(text: string): Promise<Shared | null> {
  const found = await behindLink(text);
  return found && { code: found.code, answer: found.answer, forms: found.forms };
}
