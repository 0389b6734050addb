import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textIn } from '@/lib/assessment/questions/rules';
import { gainOf, isAlarm, shareOf } from '@/lib/assessment/statistics/rules';
import { readerLanguage } from '../languages';
import { ChoiceBars } from './choice-bars';
import type { Item } from './items';
import { useFigures } from './use-figures';

const kinds = ['PRE', 'POST'] as const;

/** One question: what was chosen before and after, and what there may be to do about it. */
export function ItemDetail({ item }: { item: Item }) {
  const t = useTranslations('bank');
  const language = readerLanguage(useLocale());
  const { percent, points } = useFigures();
  const { paired } = item;
  const advice = kinds.flatMap((kind) =>
    (item.tests[kind]?.figures?.flags ?? [])
      .filter((flag) => isAlarm(flag, kind))
      .map((flag) => ({ kind, flag })),
  );
  const gain = paired && gainOf(paired);
  return (
    <Panel
      title={
        <span className="break-words">
          {t('test.named', { number: item.number, text: textIn(item.definition.texts, language) })}
        </span>
      }
      hint={[
        t(`kinds.${item.questionKind}`),
        t('test.worth', { points: item.points }),
        t('statistics.version', { version: item.version }),
      ].join(' · ')}
    >
      <div className="flex flex-col gap-4">
        {advice.map(({ kind, flag }) => (
          <Notice key={`${kind} ${flag}`} tone="warn">
            {t(`statistics.advice.${flag}`)}
          </Notice>
        ))}
        <ChoiceBars item={item} />
        {item.tests.POST && paired && (
          <p className="text-sm">
            {t('statistics.paired', {
              count: paired.pairs,
              before: percent(shareOf({ tries: paired.pairs, right: paired.before })),
              after: percent(shareOf({ tries: paired.pairs, right: paired.after })),
            })}{' '}
            {gain !== null && t('statistics.pairedGain', { gain: points(gain) })}
          </p>
        )}
      </div>
    </Panel>
  );
}
