import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { FigureGroup as Group, FigureKey } from '@/lib/reports/figures/definitions/queries';
import type { Figures } from '@/lib/reports/figures/rules';
import { formatNumber } from '@/lib/text/format';
import { ReportNumber } from './number';

type Props = {
  group: Group;
  keys: readonly FigureKey[];
  figures: Figures;
  previous: Figures;
  href: (key: FigureKey) => string | null;
};

/** Figures that belong together, each with what it was in the period before. */
export function FigureGroup({ group, keys, figures, previous, href }: Props) {
  const t = useTranslations('reports');
  const locale = useLocale();
  return (
    <Panel title={t(`group.${group}`)}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        {keys.map((key) => {
          const before = previous[key];
          const name = t(`figure.${key}.name`);
          return (
            <div key={key} className="min-w-0">
              <dt className="text-ink-muted text-sm">{name}</dt>
              <dd className="text-lg font-semibold tabular-nums">
                <ReportNumber value={figures[key]} href={href(key)} label={name} />
              </dd>
              <dd className="text-ink-muted text-sm tabular-nums">
                {t('before', {
                  value:
                    before === undefined
                      ? t('none')
                      : before === null
                        ? t('hidden')
                        : formatNumber(before, locale),
                })}
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
