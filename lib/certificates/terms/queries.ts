import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Day } from '@/lib/time/day';
import type { CertificateDesign } from '../document/schema';
import { lastTerms } from '../queries';
import { usualIssueDay } from '../rules';
import type { Terms } from '../schema';
import { runDesign, templateLanguages } from '../templates/choices/queries';
import type { StatedTerms } from './rules';

/**
 * What was chosen, and where nothing was, what is usual: the language of last time, of those that the course has a template
 * in, the template's signatories or those of last time, and the closing's day; and the design of the run's template in that language.
 */
export async function effectiveTerms(
  actor: Actor,
  run: { id: string; endsOn: Day; today: Day },
  stated: StatedTerms,
): Promise<{ terms: Terms & { issuedOn: Day }; design: CertificateDesign | null }> {
  const [last, designed] = await Promise.all([lastTerms(actor, run.id), templateLanguages(db, run.id)]);
  // A paper that was designed for this course goes before the language of another one's.
  const asLast = last && (designed.length === 0 || designed.includes(last.language)) ? last.language : null;
  const language = stated.language ?? asLast ?? designed[0] ?? 'EN';
  const design = await runDesign(db, run.id, language);
  const ofTemplate = design?.signatories.map(({ picture: _, ...who }) => who) ?? [];
  const usual = ofTemplate.length > 0 ? ofTemplate : (last?.signatories ?? []);
  return {
    terms: {
      language,
      issuedOn: stated.issuedOn ?? usualIssueDay(run),
      signatories: stated.signatories ?? usual,
    },
    design,
  };
}
