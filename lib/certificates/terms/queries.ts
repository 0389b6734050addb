import type { Actor } from '@/lib/auth/actor';
import type { Day } from '@/lib/time/day';
import { lastSignatories } from '../queries';
import { usualIssueDay } from '../rules';
import type { Terms } from '../schema';
import type { StatedTerms } from './rules';

/** What was chosen, and where nothing was, what is usual: English, the closing's day, who signed last. */
export async function effectiveTerms(
  actor: Actor,
  run: { id: string; endsOn: Day; today: Day },
  stated: StatedTerms,
): Promise<Terms & { issuedOn: Day }> {
  return {
    language: stated.language ?? 'EN',
    issuedOn: stated.issuedOn ?? usualIssueDay(run),
    signatories: stated.signatories ?? (await lastSignatories(actor, run.id)),
  };
}
