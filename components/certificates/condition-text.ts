import { useLocale, useTranslations } from 'next-intl';
import type {
  AttendanceCondition,
  Condition,
  MandatoryCondition,
  PostTestCondition,
  SessionTitle,
  VerdictCondition,
} from '@/lib/certificates/completion/types';
import { formatDuration, formatPercent } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

const sentences = (...all: (string | false)[]): string => all.filter(Boolean).join(' ');

/** What a condition was decided by, in words with the numbers, by both denominators where they differ. */
export function useConditionText(): (condition: Condition) => string {
  const t = useTranslations('certificates.reason');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const share = (percent: number) => formatPercent(percent / 100, locale);

  const attendance = (condition: AttendanceCondition) => {
    const { of, attended, counted, recorded, notRecorded, excused, excusedAs, state } = condition;
    if (counted === 0) return t('nothing');
    const [percent, minPercent] = [share(condition.percent), share(condition.minPercent)];
    return sentences(
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
        t('soFar', { percent: share(Math.floor((attended * 100) / recorded)) }),
      notRecorded > 0 && state === 'NOT_MET' && t('lost'),
      excused > 0 && excusedAs === 'NEUTRAL' && t('excused', { count: excused }),
    );
  };
  /** The sessions by their titles, and how many others there are; null where none was named. */
  const named = (titles: readonly SessionTitle[] | undefined, count: number) => {
    if (!titles || titles.length === 0) return null;
    const all = titles
      .map(({ titleEn, titleRu }) => t('title', { title: inLanguage(language, titleEn, titleRu) }))
      .join(', ');
    return count > titles.length ? t('andMore', { titles: all, count: count - titles.length }) : all;
  };
  const mandatory = (condition: MandatoryCondition) => {
    const { total, attended, missed, notRecorded, missedTitles, notRecordedTitles } = condition;
    if (total === 0) return t('mandatoryNone');
    const [missing, open] = [named(missedTitles, missed), named(notRecordedTitles, notRecorded)];
    return sentences(
      t('mandatory', { attended, total }),
      missed > 0 &&
        (missing
          ? t('mandatoryMissed', { count: missed, titles: missing })
          : t('mandatoryMissedCount', { count: missed })),
      notRecorded > 0 &&
        (open ? t('mandatoryNotRecorded', { titles: open }) : t('notRecorded', { count: notRecorded })),
    );
  };
  const verdict = ({ passed, notPassed, others, independent, state }: VerdictCondition) =>
    sentences(
      passed > 0 && t('passed', { count: passed }),
      notPassed > 0 && t('notPassed', { count: notPassed }),
      passed + notPassed === 0 && t('noVerdict'),
      state !== 'NOT_MET' && independent && others === 0 && t('otherAssessor'),
    );
  const postTest = ({ percent, points, maxPoints, minPercent }: PostTestCondition) => {
    if (percent === null || points === null || maxPoints === null) {
      return t('noScore', { minPercent: share(minPercent) });
    }
    const values = { percent: share(percent), minPercent: share(minPercent) };
    return maxPoints === 100
      ? t('score', values)
      : t('scorePoints', { ...values, points: String(points), maxPoints: String(maxPoints) });
  };

  return (condition) => {
    switch (condition.code) {
      case 'ATTENDANCE':
        return attendance(condition);
      case 'MANDATORY':
        return mandatory(condition);
      case 'VERDICT':
        return verdict(condition);
      case 'POST_TEST':
        return postTest(condition);
    }
  };
}
