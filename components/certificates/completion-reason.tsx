import { useLocale, useTranslations } from 'next-intl';
import type { Completion } from '@/lib/certificates/completion/rules';
import { formatDuration, formatPercent } from '@/lib/text/format';

/** Why a course is completed or not, in words with the numbers, by both denominators where they differ. */
export function CompletionReason({ completion }: { completion: Completion }) {
  const t = useTranslations('certificates.reason');
  const locale = useLocale();
  return completion.conditions.map((condition) => {
    const { of, attended, counted, recorded, notRecorded, excused, excusedAs, state } = condition;
    if (counted === 0) return t('nothing');
    const percent = formatPercent(condition.percent / 100, locale);
    const minPercent = formatPercent(condition.minPercent / 100, locale);
    const sentences = [
      of === 'SESSIONS'
        ? t('SESSIONS', { attended, counted, percent, minPercent })
        : t('MINUTES', {
            attended: formatDuration(attended, locale),
            counted: formatDuration(counted, locale),
            percent,
            minPercent,
          }),
      notRecorded > 0 && t('notRecorded', { count: notRecorded }),
      notRecorded > 0 &&
        recorded > 0 &&
        t('soFar', { percent: formatPercent(Math.floor((attended * 100) / recorded) / 100, locale) }),
      notRecorded > 0 && state === 'NOT_MET' && t('lost'),
      excused > 0 && excusedAs === 'NEUTRAL' && t('excused', { count: excused }),
    ];
    return sentences.filter(Boolean).join(' ');
  });
}
