import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { duplicatesOf } from '@/lib/people/duplicates/queries';
import { DuplicateDecision } from './duplicate-decision';
import { DuplicateReasons, DuplicateSide } from './duplicate-side';

type Props = {
  found: Awaited<ReturnType<typeof duplicatesOf>>;
  mayMerge: boolean;
  decide: Parameters<typeof DuplicateDecision>[0]['decide'];
};

/** Who else this person may be; nothing where nobody is suspected. */
export function PossibleDuplicates({ found, mayMerge, decide }: Props) {
  const t = useTranslations('duplicates');
  if (found.length === 0) return null;
  return (
    <Panel title={t('panel')} hint={t('panelHint')} flush>
      <ul className="divide-line divide-y">
        {found.map((pair) => (
          <li key={pair.other.id} className="grid gap-3 px-4 py-3 md:grid-cols-[1fr_1fr_auto]">
            <DuplicateSide person={pair.other} />
            <DuplicateReasons {...pair} />
            <DuplicateDecision
              aId={pair.aId}
              bId={pair.bId}
              apart={false}
              mayMerge={mayMerge}
              decide={decide}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
