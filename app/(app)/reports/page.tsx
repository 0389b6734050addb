import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OwnFiles } from '@/components/reports/own-files';
import { OwnLinks } from '@/components/reports/own-links';
import { ScopeFilters } from '@/components/reports/scope-filters';
import { WholeReport } from '@/components/reports/whole-report';
import { YearChoice } from '@/components/reports/year-choice';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { audienceOf } from '@/lib/reports/audience/queries';
import { ownExports } from '@/lib/reports/exports/queries';
import { report } from '@/lib/reports/figures/queries';
import { addressOfParts } from '@/lib/reports/figures/schema';
import { ownLinks } from '@/lib/reports/observers/queries';
import { addressOfScope } from '@/lib/reports/scope/schema';
import { groupedFigures, labelsOfReport, tablesOf } from '@/lib/reports/shown/queries';
import { formatDateRange } from '@/lib/text/format';
import { officeZone } from '@/lib/reports/today/queries';
import { retryExport, revokeObserverLink } from './actions';
import { askedScope } from './asked';
import { scopeOptions } from './options';
import { ReportActions } from './report-actions';

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
  const now = new Date();
  const [figures, options, files, links, timeZone] = await Promise.all([
    report(audience, scope, today),
    audience.names ? scopeOptions(actor) : null,
    audience.names ? ownExports(actor, now) : [],
    audience.names ? ownLinks(actor, now) : [],
    officeZone(),
  ]);
  const labels = await labelsOfReport(figures, locale === 'ru' ? 'RU' : 'EN');
  const address = addressOfScope(scope);
  return (
    <ClientMessages namespaces={['reports.export', 'reports.link', 'feeds']}>
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
      <div className="mb-4 flex flex-col gap-4 empty:hidden">
        <OwnFiles files={files} timeZone={timeZone} retry={retryExport} />
        <OwnLinks links={links} timeZone={timeZone} revoke={revokeObserverLink} />
      </div>
      <WholeReport
        report={figures}
        groups={groupedFigures}
        tables={tablesOf(scope)}
        labels={labels}
        names={audience.names}
        shared={scope.sharedOut === true && scope.donorId !== null}
        href={(key, parts) =>
          audience.names
            ? `/reports/rows?${new URLSearchParams([['figure', key], ...address, ...addressOfParts(parts)])}`
            : null
        }
      />
    </ClientMessages>
  );
}
