import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Day } from '@/lib/time/day';
import type { CertificateDesign } from '../document/schema';
import { lastTerms } from '../queries';
import { usualIssueDay } from '../rules';
import type { Terms } from '../schema';
import { runDesign, templateLanguage } from '../templates/choices/queries';
import type { StatedTerms } from './rules';

/**
 * What was chosen, and where nothing was, what is usual: the language of last time or of the template, the template's
 * signatories or those of last time, and the closing's day; and the design of the run's template in that language.
 */
export async function effectiveTerms(
  actor: Actor,
  run: { id: string; endsOn: Day; today: Day },
  stated: StatedTerms,
): Promise<{ terms: Terms & { issuedOn: Day }; design: CertificateDesign | null }> {
  const last = await lastTerms(actor, run.id);
  const language = stated.language ?? last?.language ?? (await templateLanguage(db, run.id)) ?? 'EN';
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
