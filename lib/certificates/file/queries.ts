import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { preflight } from '../document/rules';
import { renderCertificate } from '../document/render';
import { issuableRun, issueTerms } from '../issue/queries';
import { snapshotOf } from '../issue/rules';
import { findCertificate } from '../queries';
import type { Terms } from '../schema';
import { keptFile, type CertificateFile } from './commands';

/** The paper of a certificate that the actor may read. */
export async function certificateFile(actor: Actor, certificateId: string): Promise<CertificateFile> {
  const { id } = await findCertificate(actor, certificateId);
  return keptFile(id);
}

/**
 * A paper as it would look, with the run's longest name on it: where that fits, all do. Refuses
 * NO_CERTIFICATE and what preflight finds.
 */
export async function samplePaper(actor: Actor, runId: string, terms: Terms): Promise<Outcome<Uint8Array>> {
  const run = await issuableRun(db, actor, runId);
  if (!run) return refuse('NO_CERTIFICATE');
  const people = await db.person.findMany({
    where: { enrolments: { some: { runId, state: 'CONFIRMED' } } },
    select: { officialName: true, latinName: true },
  });
  const length = (name: (typeof people)[number]) => (name.officialName ?? name.latinName ?? '').length;
  const longest = people.toSorted((a, b) => length(b) - length(a))[0];
  if (!longest) return refuse('NOBODY_CONFIRMED');
  const snapshot = snapshotOf(run, longest, issueTerms(run, terms));
  const problems = preflight(snapshot);
  return problems.length > 0 ? refuseAll(problems) : done(await renderCertificate(snapshot));
}
