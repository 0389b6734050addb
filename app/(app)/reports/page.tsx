import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ScopeFilters } from '@/components/reports/scope-filters';
import { WholeReport } from '@/components/reports/whole-report';
import { YearChoice } from '@/components/reports/year-choice';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { audienceOf } from '@/lib/reports/audience/queries';
import { report } from '@/lib/reports/figures/queries';
import { addressOfParts } from '@/lib/reports/figures/schema';
import { addressOfScope } from '@/lib/reports/scope/schema';
import { groupedFigures, labelsOfReport, tablesOf } from '@/lib/reports/shown/queries';
import { formatDateRange } from '@/lib/text/format';
import { ReportActions } from './report-actions';
import { askedScope } from './asked';
import { scopeOptions } from './options';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') };
}

/** Who was trained with this money, what they learned, what they did with it? */
export default async function ReportsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const audience = await found((async () => audienceOf(actor))());
  const [params, t, locale] = await Promise.all([searchParams, getTranslations('reports'), getLocale()]);
  const { scope, preset, today } = await askedScope(actor, params);
  const [figures, options] = await Promise.all([
    report(audience, scope, today),
    audience.names ? scopeOptions(actor) : null,
  ]);
  const labels = await labelsOfReport(figures, locale === 'ru' ? 'RU' : 'EN');
  const address = addressOfScope(scope);
  return (
    <ClientMessages namespaces={['reports.filter', 'reports.export', 'reports.link']}>
      <PageHeader
        title={t('title')}
        facts={t('intro', {
          period: formatDateRange(scope.from, scope.to, locale),
          previous: formatDateRange(figures.previousPeriod.from, figures.previousPeriod.to, locale),
        })}
        actions={audience.names && <ReportActions scope={scope} today={today} />}
      />
      {options ? (
        <ScopeFilters scope={scope} preset={preset} {...options} />
      ) : (
        <YearChoice preset={preset === 'lastYear' ? 'lastYear' : 'thisYear'} />
      )}
      <WholeReport
        report={figures}
        groups={groupedFigures}
        tables={tablesOf(scope)}
        labels={labels}
        names={audience.names}
        href={(key, parts) =>
          audience.names
            ? `/reports/rows?${new URLSearchParams([['figure', key], ...address, ...addressOfParts(parts)])}`
            : null
        }
      />
    </ClientMessages>
  );
}
