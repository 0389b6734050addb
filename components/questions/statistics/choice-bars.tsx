import clsx from 'clsx';
import { CircleCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { textIn } from '@/lib/assessment/questions/rules';
import type { QuestionStatistics } from '@/lib/assessment/statistics/queries';
import { formatNumber } from '@/lib/text/format';
import { readerLanguage } from '../languages';
import type { Item } from './items';
import { useFigures } from './use-figures';

type Line = { key: string; text: string; right: boolean; count: (row: QuestionStatistics) => number };

/** What can be said to a question, and how many said it. */
function useLines({ questionKind, definition }: Item): Line[] {
  const t = useTranslations('bank');
  const language = readerLanguage(useLocale());
  const unanswered: Line = {
    ...{ key: 'none', text: t('statistics.unanswered'), right: false },
    count: ({ tries, answered }) => tries - answered,
  };
  if (questionKind === 'NUMBER')
    return [
      { key: 'right', text: t('statistics.right'), right: true, count: ({ right }) => right },
      {
        ...{ key: 'wrong', text: t('statistics.wrong'), right: false },
        count: ({ answered, right }) => answered - right,
      },
      unanswered,
    ];
  const chosen = (key: string) => (row: QuestionStatistics) => row.chosen[key] ?? 0;
  const options =
    questionKind === 'TRUE_FALSE'
      ? (['true', 'false'] as const).map((key) => ({
          ...{ key, text: t(`view.${key}`), right: String(definition.isTrue) === key },
        }))
      : definition.options.map(({ key, texts, right }) => ({ key, text: textIn(texts, language), right }));
  return [...options.map((each) => ({ ...each, count: chosen(each.key) })), unanswered];
}

/** How often each answer was given before and after, as bars of the share of tries; the same as a table below. */
export function ChoiceBars({ item }: { item: Item }) {
  const t = useTranslations('bank.statistics');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const lines = useLines(item);
  const { percent } = useFigures();
  const rows = (['PRE', 'POST'] as const).flatMap((kind) => item.tests[kind] ?? []);
  const share = (line: Line, row: QuestionStatistics) => line.count(row) / row.tries;
  return (
    <div>
      <p aria-hidden className="text-ink-muted mb-2 flex flex-wrap gap-x-4 text-sm">
        {rows.map(({ kind, tries }) => (
          <span key={kind} className="flex items-center gap-1.5">
            <span className={clsx('size-2.5 rounded-full', colour[kind])} />
            {t('kindOf', { test: t(`kind.${kind}`), count: tries })}
          </span>
        ))}
      </p>
      <ul aria-hidden className="flex max-w-2xl flex-col gap-2.5">
        {lines.map((line) => (
          <li key={line.key} className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
            <span className="flex min-w-0 items-start gap-1.5">
              {line.right && <CircleCheck className="text-ok mt-0.5 size-4 shrink-0" />}
              <span className={clsx('min-w-0 break-words', line.right && 'font-medium')}>{line.text}</span>
            </span>
            <span className="flex flex-col justify-center gap-1">
              {rows.map((row) => (
                <span key={row.kind} className="grid grid-cols-[1fr_4rem] items-center gap-3">
                  <span className="bg-sunken h-2 overflow-hidden rounded-full">
                    <span
                      className={clsx('block h-full rounded-full', colour[row.kind])}
                      style={{ width: `${share(line, row) * 100}%` }}
                    />
                  </span>
                  <span className="text-right text-sm whitespace-nowrap">{percent(share(line, row))}</span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <details className="mt-3">
        <summary className="text-ink-muted cursor-pointer text-sm">{t('asTable')}</summary>
        <Table caption={t('tableCaption', { number: item.number })} phone="scroll">
          <Thead>
            <Tr>
              <Th>{t('answer')}</Th>
              {rows.map(({ kind, tries }) => (
                <Th key={kind} numeric>
                  {t('kindOf', { test: t(`kind.${kind}`), count: tries })}
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {lines.map((line) => (
              <Tr key={line.key}>
                <Td head>
                  {line.text}
                  {line.right && <span className="text-ok text-sm"> {t('isRight')}</span>}
                </Td>
                {rows.map((row) => (
                  <Td key={row.kind} numeric className="text-right tabular-nums">
                    {t('countAndShare', {
                      count: formatNumber(line.count(row), locale),
                      share: percent(share(line, row)),
                    })}
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      </details>
    </div>
  );
}

const colour = { PRE: 'bg-ink-muted', POST: 'bg-accent' } as const;
