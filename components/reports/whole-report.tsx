import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import type { FigureGroup as Group, FigureKey, TableKey } from '@/lib/reports/figures/definitions/queries';
import type { Report } from '@/lib/reports/figures/queries';
import type { DimensionName, Part } from '@/lib/reports/figures/types';
import { Notice } from '@/components/ui/notice';
import { CostTable } from './cost-table';
import { FigureGroup } from './figure-group';
import { HowMade } from './how-made';
import { QuotaTable } from './quota-table';
import { ReportTable } from './report-table';

export type TableShape = {
  key: TableKey;
  rows: DimensionName;
  columns: DimensionName | null;
  total: FigureKey;
};

type Props = {
  report: Report;
  groups: readonly { group: Group; keys: readonly FigureKey[] }[];
  tables: readonly TableShape[];
  labels: ReadonlyMap<string, string>;
  /** Where the rows of a figure, or of parts of it, are; null for who may not see them. */
  href: (key: FigureKey, parts: Part[]) => string | null;
  names: boolean;
  /** The numbers are one donor’s part. */
  shared: boolean;
};

/** The figures of a scope, what they divide into, and how each is made; for the office and for observers alike. */
export function WholeReport({ report, groups, tables, labels, href, names, shared }: Props) {
  const t = useTranslations('reports');
  const keys = groups.flatMap((each) => each.keys);
  if (report.figures.runs === 0 && report.figures.results === 0)
    return (
      <div className="flex flex-col gap-4">
        <Panel flush>
          <EmptyState title={t('empty.title')}>{t('empty.hint')}</EmptyState>
        </Panel>
        <HowMade keys={keys} hidden={!names} shared={shared} />
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      {report.unstated > 0 && <Notice tone="info">{t('how.unstated', { count: report.unstated })}</Notice>}
      {groups.map((each) => (
        <FigureGroup
          key={each.group}
          group={each.group}
          keys={each.keys}
          figures={report.figures}
          previous={report.previous}
          href={(key) => href(key, [])}
        />
      ))}
      <div className="grid gap-4 xl:grid-cols-2">
        {tables.map(({ key, rows, columns, total }) => (
          <ReportTable
            key={key}
            title={t(`table.${key}`)}
            hint={key === 'peopleByCountry' ? t('table.hint') : undefined}
            table={report.tables[key]}
            rows={rows}
            columns={columns}
            labels={labels}
            href={(parts) => href(total, parts)}
          />
        ))}
        {report.costs.length > 0 && <CostTable costs={report.costs} />}
        {report.quotas.length > 0 && <QuotaTable rows={report.quotas} labels={labels} />}
      </div>
      <HowMade keys={keys} hidden={!names} shared={shared} />
    </div>
  );
}
