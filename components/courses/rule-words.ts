import { useTranslations } from 'next-intl';
import type { CompletionDefinition } from '@/lib/courses/schema';

type Sessions = Pick<CompletionDefinition, 'attendance' | 'mandatorySessions'>;

/** What a completion rule asks, as sentences; works on the server and in a form while it is typed. */
export function useRuleWords() {
  const t = useTranslations('courses.rule');
  const sessions = ({ attendance: { minPercent, of, excused }, mandatorySessions }: Sessions) => [
    minPercent === 0 ? t('asksNothing') : t(`asks.${of}`, { percent: minPercent }),
    ...(minPercent === 0 ? [] : [t(`excusedWords.${excused}`)]),
    ...(mandatorySessions ? [t('mandatoryWords')] : []),
  ];
  return ({ verdict, postTest, attendanceCertificate, ...rule }: CompletionDefinition) => ({
    /** Each condition, in the order in which verdicts name them. */
    asks: [
      ...sessions(rule),
      ...(verdict ? [t(verdict.independent ? 'verdictWordsIndependent' : 'verdictWords')] : []),
      ...(postTest ? [t('postTestWords', { percent: postTest.minPercent })] : []),
    ],
    /** What earns a certificate of attendance instead; none: there is none. */
    second: attendanceCertificate ? [t('secondWords'), ...sessions(attendanceCertificate)] : [],
  });
}
