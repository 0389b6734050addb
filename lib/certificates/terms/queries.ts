import type { Actor } from '@/lib/auth/actor';
import type { Day } from '@/lib/time/day';
import { lastTerms } from '../queries';
import { usualIssueDay } from '../rules';
import type { Terms } from '../schema';
import type { StatedTerms } from './rules';

/** What was chosen, and where nothing was, what is usual: the language and the signatories of last time, and the closing's day. */
export async function effectiveTerms(
  actor: Actor,
  run: { id: string; endsOn: Day; today: Day },
  stated: StatedTerms,
): Promise<Terms & { issuedOn: Day }> {
  const last = await lastTerms(actor, run.id);
  return {
    language: stated.language ?? last?.language ?? 'EN',
    issuedOn: stated.issuedOn ?? usualIssueDay(run),
    signatories: stated.signatories ?? last?.signatories ?? [],
  };
}
