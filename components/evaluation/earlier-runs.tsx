import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { runEvaluation, ResultPart } from '@/lib/assessment/evaluation/results/queries';
import { formatDate, formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Earlier = Awaited<ReturnType<typeof runEvaluation>>['earlier'];
type Props = { parts: readonly ResultPart[]; earlier: Earlier; answers: number };

/** The mean of a question in this run, over all of whom it was asked about. */
function meanOf(parts: readonly ResultPart[], key: string): number | null {
  const slots = parts.flatMap(({ slots: all }) => all).filter(({ question }) => question.key === key);
  const answered = slots.reduce((sum, slot) => sum + slot.answered, 0);
  return answered === 0
    ? null
    : slots.reduce((sum, { mean, answered: of }) => sum + (mean ?? 0) * of, 0) / answered;
}

/** The means of this run beside those of the course's runs before it. */
export function EarlierRuns({ parts, earlier, answers }: Props) {
  const t = useTranslations('evaluation.earlier');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const scales = parts
    .flatMap(({ slots }) => slots)
    .map(({ question }) => question)
    .filter(({ kind, key }, place, all) => {
      return kind === 'SCALE' && all.findIndex((other) => other.key === key) === place;
    });
  const shown = (mean: number | null | undefined) =>
    mean === null || mean === undefined ? t('none') : formatNumber(mean, locale, 1);
  return (
    <Panel flush title={t('title')} hint={t('hint')}>
      <Table caption={t('caption')} phone="scroll">
        <Thead>
          <Tr>
            <Th>{t('question')}</Th>
            <Th numeric>{t('this')}</Th>
            {earlier.map(({ runId, code, startsOn }) => (
              <Th key={runId} numeric>
                <Link href={`/runs/${runId}/evaluation`} title={formatDate(startsOn, locale)}>
                  {code}
                </Link>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {scales.map((question) => (
            <Tr key={question.key}>
              <Td head>{inLanguage(language, question.textEn, question.textRu)}</Td>
              <Td numeric>{shown(meanOf(parts, question.key))}</Td>
              {earlier.map(({ runId, means }) => (
                <Td key={runId} numeric>
                  {shown(means[question.key])}
                </Td>
              ))}
            </Tr>
          ))}
          <Tr>
            <Td head>{t('answers')}</Td>
            <Td numeric>{formatNumber(answers, locale)}</Td>
            {earlier.map(({ runId, answers: of }) => (
              <Td key={runId} numeric>
                {formatNumber(of, locale)}
              </Td>
            ))}
          </Tr>
        </Tbody>
      </Table>
    </Panel>
  );
}
