import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { CertificateKind } from '@/prisma/generated/enums';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { preflight } from '../document/rules';
import { renderCertificate } from '../document/render';
import { issuableRun, issueTerms } from '../issue/queries';
import { snapshotOf } from '../issue/rules';
import { institutionsOf } from '../templates/choices/queries';
import { picturesFor } from '../templates/images/queries';
import { effectiveTerms } from '../terms/queries';
import type { StatedTerms } from '../terms/rules';

/**
 * A paper as it would look, with the longest name of the run that can be drawn: where that fits, all do. Of the kind that
 * is asked for, where the course gives it; else its own. Refuses NO_CERTIFICATE, OFFICE_MISSING, NOBODY_CONFIRMED, and what preflight finds in every one of them.
 */
export async function samplePaper(
  actor: Actor,
  runId: string,
  stated: StatedTerms,
  asked: CertificateKind | null = null,
): Promise<Outcome<Uint8Array>> {
  const issuable = await issuableRun(db, actor, runId);
  if (!issuable.ok) return issuable;
  const run = issuable.value;
  const kind = run.kinds.find((each) => each === asked) ?? run.course.certificateKind;
  const effective = await effectiveTerms(actor, run, stated);
  const terms = issueTerms(run, effective.terms, effective.design);
  const enrolments = await db.enrolment.findMany({
    where: { runId: run.id, state: 'CONFIRMED' },
    select: { id: true, person: { select: { officialName: true, latinName: true } } },
  });
  const institutions = await institutionsOf(db, terms.design, run.id);
  const people = enrolments.map(({ id, person }) => ({ ...person, institution: institutions.get(id) }));
  const length = (name: (typeof people)[number]) => shownName(name).length;
  const snapshots = people
    .toSorted((a, b) => length(b) - length(a))
    .map((person) => snapshotOf(run, kind, person, terms));
  const [first] = snapshots;
  if (!first) return refuse('NOBODY_CONFIRMED');
  const drawable = snapshots.find((snapshot) => preflight(snapshot).length === 0);
  if (!drawable) return refuseAll(preflight(first));
  return done(await renderCertificate(drawable, await picturesFor(db, [drawable])));
}
