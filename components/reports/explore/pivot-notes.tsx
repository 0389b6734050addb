import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { Note } from '@/lib/reports/explore/rules';
import type { FigureKey } from '@/lib/reports/figures/definitions/queries';

/** How the table's numbers are made and what they do not add up to. */
export function PivotNotes({ figure, notes }: { figure: FigureKey; notes: readonly Note[] }) {
  const t = useTranslations('reports');
  return (
    <Panel title={t('explore.how')}>
      <div className="flex max-w-prose flex-col gap-1">
        <p>{t(`figure.${figure}.how`)}</p>
        {notes.map((note) => (
          <p key={note}>{t(`explore.note.${note}`)}</p>
        ))}
        <p>{t('how.period')}</p>
      </div>
    </Panel>
  );
}
