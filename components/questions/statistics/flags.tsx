import { useTranslations } from 'next-intl';
import { State } from '@/components/ui/state';
import { isAlarm } from '@/lib/assessment/statistics/rules';
import type { Item } from './items';

const kinds = ['PRE', 'POST'] as const;

/** What the figures of a question say in words, or that the tries are too few. */
export function Flags({ item }: { item: Item }) {
  const t = useTranslations('bank.statistics');
  const rows = kinds.flatMap((kind) => item.tests[kind] ?? []);
  if (rows.every(({ figures }) => figures === null))
    return (
      <State tone="neutral" plain>
        {t('tooFew')}
      </State>
    );
  const flags = rows.flatMap(({ kind, figures }) =>
    (figures?.flags ?? []).map((flag) => ({ kind, flag, alarm: isAlarm(flag, kind) })),
  );
  if (flags.length === 0) return <span>–</span>;
  return (
    <ul className="flex flex-col gap-1 max-md:items-end">
      {flags.map(({ kind, flag, alarm }) => (
        <li key={`${kind} ${flag}`}>
          <State tone={alarm ? 'warn' : 'info'} plain className="whitespace-normal">
            {t('flagOf', { test: t(`kind.${kind}`), flag: t(`flags.${flag}`) })}
          </State>
        </li>
      ))}
    </ul>
  );
}
