import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ExploreFilters } from '@/components/reports/explore/explore-filters';
import { PivotLegend } from '@/components/reports/explore/pivot-legend';
import { PivotNotes } from '@/components/reports/explore/pivot-notes';
import { PivotTable } from '@/components/reports/explore/pivot-table';
import { SaveView } from '@/components/reports/explore/save-view';
import { SavedViews } from '@/components/reports/explore/saved-views';
import { ExportDialog } from '@/components/reports/export-dialog';
import { OwnFiles } from '@/components/reports/own-files';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { audienceWithNames } from '@/lib/reports/audience/queries';
import { labelsOfPivot } from '@/lib/reports/explore/labels/queries';
import { explore } from '@/lib/reports/explore/queries';
import { mostOf, notesOf } from '@/lib/reports/explore/rules';
import { addressOfExploration, explorationOfAddress } from '@/lib/reports/explore/schema';
import { savedViews } from '@/lib/reports/explore/views/queries';
import { ownExports } from '@/lib/reports/exports/queries';
import { addressOfParts } from '@/lib/reports/figures/schema';
import type { Part } from '@/lib/reports/figures/types';
import { addressOfScope } from '@/lib/reports/scope/schema';
import { officeDay, officeZone } from '@/lib/reports/today/queries';
import { formatDateRange } from '@/lib/text/format';
import { askExport, removeView, renameView, retryExport, saveView } from '../actions';
import { scopeOptions } from '../options';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports.explore'))('title') };
}

/** How does a figure divide, by what one likes to know? For who sees names: choices can be compared with each other. */
export default async function ExplorePage({ searchParams }: Props) {
  const actor = await requireActor();
  const audience = await found((async () => audienceWithNames(actor))());
  const now = new Date();
  const [params, t, locale, today, timeZone] = await Promise.all([
    searchParams,
    getTranslations('reports'),
    getLocale(),
    officeDay(now),
    officeZone(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const of = explorationOfAddress(params, today);
  const [{ pivot, counted }, options, views, files] = await Promise.all([
    explore(audience, of, today),
    scopeOptions(actor),
    savedViews(actor, today),
    ownExports(actor, now),
  ]);
  const labels = await labelsOfPivot(of, pivot, language);
  const most = mostOf(pivot);
  const scope = addressOfScope(of.scope);
  const rowsBehind = (parts: Part[]) =>
    `/reports/rows?${new URLSearchParams([
      ['figure', of.figure],
      ...scope,
      ...addressOfParts(parts),
      ...(counted.once ? [] : [['counted', 'anywhere']]),
    ])}`;
  return (
    <ClientMessages namespaces={['reports.export', 'reports.view']}>
      <PageHeader
        title={t('explore.title')}
        facts={
          <>
            <span>{t(`figure.${of.figure}.name`)}</span>
            <span>{formatDateRange(of.scope.from, of.scope.to, locale)}</span>
          </>
        }
        trail={[{ href: `/reports?${new URLSearchParams(scope)}`, label: t('title') }]}
        trailLabel={(await getTranslations('common'))('trail')}
        actions={
          <>
            <SaveView exploration={of} save={saveView} />
            <ExportDialog scope={of.scope} exploration={of} language={language} ask={askExport} />
          </>
        }
      />
      <ExploreFilters exploration={of} {...options} />
      <div className="flex flex-col gap-4">
        <OwnFiles files={files} timeZone={timeZone} retry={retryExport} />
        {/* The head of the table sticks to its own box. */}
        <Panel
          flush
          className="[--sticky-top:0px]"
          footer={most > 0 ? <PivotLegend most={most} /> : undefined}
        >
          {pivot.rows.length > 0 ? (
            <PivotTable
              exploration={of}
              pivot={pivot}
              labels={labels}
              href={rowsBehind}
              sorted={(sort) =>
                `/reports/explore?${new URLSearchParams(addressOfExploration({ ...of, sort }))}`
              }
            />
          ) : (
            <EmptyState title={t('explore.emptyTitle')}>{t('explore.emptyHint')}</EmptyState>
          )}
        </Panel>
        <PivotNotes figure={of.figure} notes={notesOf(of, counted)} />
        <SavedViews
          views={views}
          current={new URLSearchParams(addressOfExploration(of)).toString()}
          rename={renameView}
          remove={removeView}
        />
      </div>
    </ClientMessages>
  );
}
