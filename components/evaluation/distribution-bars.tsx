import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { ResultPart } from '@/lib/assessment/evaluation/results/queries';
import { formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

export type ResultSlot = ResultPart['slots'][number];

/** A question with how often each of its answers was chosen. */
type Chosen = Pick<ResultSlot, 'question' | 'bars'>;

/** How often each answer was chosen, as bars, and the same as a table for who does not see them. */
export function DistributionBars({ slot, question }: { slot: Chosen; question: string }) {
  const t = useTranslations('evaluation');
  const scale = useTranslations('evaluate.scale');
  const common = useTranslations('common');
  const locale = useLocale();
  const word = (option: number) => {
    const { kind, options } = slot.question;
    if (kind === 'SCALE') return `${option} – ${scale(`${option}` as '1')}`;
    if (kind === 'YES_NO') return common(option === 1 ? 'yes' : 'no');
    const chosen = options[option];
    return chosen ? inLanguage(locale === 'ru' ? 'RU' : 'EN', chosen.en, chosen.ru) : '';
  };
  return (
    <>
      <ul aria-hidden className="flex max-w-lg flex-col gap-1.5">
        {slot.bars.map(({ option, count, percent }) => (
          <li
            key={option}
            className="grid grid-cols-[minmax(0,9.5rem)_1fr_4.5rem] items-center gap-3 text-sm"
          >
            <span className="min-w-0">{word(option)}</span>
            <span className="bg-sunken h-2.5 overflow-hidden rounded-full">
              <span className="bg-accent block h-full rounded-full" style={{ width: `${percent}%` }} />
            </span>
            <span className="text-right whitespace-nowrap">
              <b className="font-medium">{formatNumber(count, locale)}</b>
              <span className="text-ink-muted"> · {t('ratePercent', { percent })}</span>
            </span>
          </li>
        ))}
      </ul>
      <div className="sr-only">
        <Table caption={question} phone="scroll">
          <Thead>
            <Tr>
              <Th>{t('option')}</Th>
              <Th>{t('count')}</Th>
              <Th>{t('share')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {slot.bars.map(({ option, count, percent }) => (
              <Tr key={option}>
                <Td head>{word(option)}</Td>
                <Td>{formatNumber(count, locale)}</Td>
                <Td>{t('ratePercent', { percent })}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
    </>
  );
}
