import { useTranslations } from 'next-intl';
import type { CompletionDefinition } from '@/lib/courses/schema';

/** What a completion rule asks, as sentences; works on the server and in a form while it is typed. */
export function useRuleWords() {
  const t = useTranslations('courses.rule');
  return ({ attendance: { minPercent, of, excused } }: CompletionDefinition) => ({
    asks: minPercent === 0 ? t('asksNothing') : t(`asks.${of}`, { percent: minPercent }),
    excused: minPercent === 0 ? null : t(`excusedWords.${excused}`),
  });
}
