import { useTranslations } from 'next-intl';
import { issueOutcome, type ToIssue } from '@/lib/certificates/dry-run/rules';

/** What an issue does, in words: “issues 231, passes over 12 (7 not met, 3 held, 2 possible duplicates)”. */
export function useOutcomeText(): (
  toIssue: ToIssue,
  chosen: { ready: number; attendance: number; again: number },
) => string {
  const t = useTranslations('certificates.outcome');
  return (toIssue, chosen) => {
    const { issues, passesOver, why } = issueOutcome(toIssue, chosen);
    const reasons = why.map(({ standing, count }) => t(`why.${standing}`, { count })).join(', ');
    return [
      t('issues', { count: issues }),
      ...(passesOver > 0 ? [t('passes', { count: passesOver, why: reasons })] : []),
    ].join(', ');
  };
}
