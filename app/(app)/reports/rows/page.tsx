import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { RowsTable } from '@/components/reports/rows-table';
import { PartWords } from '@/components/reports/part-words';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { figure, figureKeys, isShared } from '@/lib/reports/figures/definitions/queries';
import { columnsOf, rowsBehind } from '@/lib/reports/figures/rows/queries';
import { addressOfParts, partsOfAddress } from '@/lib/reports/figures/schema';
import { labelsOf } from '@/lib/reports/labels/queries';
import { addressOfScope } from '@/lib/reports/scope/schema';
import { formatDateRange } from '@/lib/text/format';
import { filterOf, pageRequestOf, pageSize } from '@/lib/text/page';
import { askedScope } from '../asked';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const key = filterOf((await searchParams).figure, figureKeys) ?? 'people';
  return { title: (await getTranslations('reports.figure'))(`${key}.name`) };
}

/** Which rows was this number counted from? */
export default async function RowsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const [params, t, locale] = await Promise.all([searchParams, getTranslations('reports'), getLocale()]);
  const { scope, today } = await askedScope(actor, params);
  // Without a figure it is the people.
  const key = params.figure === undefined ? 'people' : filterOf(params.figure, figureKeys);
  if (!key) notFound();
  const parts = partsOfAddress(params.part);
  const { page } = pageRequestOf(params);
  // As a table that was explored counts people: in each part in which they took part.
  const anywhere = params.counted === 'anywhere';
  const { rows, total } = await found(
    rowsBehind(actor, { figure: key, scope, parts, page, anywhere }, today),
  );
  const ofDonor = scope.donorId !== null || parts.some(({ dimension }) => dimension === 'donor');
  const shared = scope.sharedOut === true && ofDonor && isShared(key);
  const labels = await Promise.all(
    parts.map(({ dimension, value }) => labelsOf(dimension, [value], locale === 'ru' ? 'RU' : 'EN')),
  );
  const address = new URLSearchParams(addressOfScope(scope));
  return (
    <>
      <PageHeader
        title={t(`figure.${key}.name`)}
        facts={
          <>
            <span>{t('rows.count', { count: total })}</span>
            <span>{formatDateRange(scope.from, scope.to, locale)}</span>
            {parts.map((part, at) => (
              <PartWords key={part.dimension} part={part} labels={labels[at]} />
            ))}
          </>
        }
        trail={[{ href: `/reports?${address}`, label: t('rows.back') }]}
        trailLabel={(await getTranslations('common'))('trail')}
      />
      <Panel flush title={t('rows.caption')} hint={shared ? t('rows.share') : t(`figure.${key}.how`)}>
        {rows.length > 0 ? (
          <>
            <RowsTable rows={rows} columns={columnsOf[figure(key).of]} />
            <Pagination
              {...{ page, pageSize, total }}
              path="/reports/rows"
              params={[
                ['figure', key],
                ...addressOfScope(scope),
                ...addressOfParts(parts),
                ...(anywhere ? [['counted', 'anywhere'] as [string, string]] : []),
              ]}
            />
          </>
        ) : (
          <EmptyState title={t('rows.empty')} />
        )}
      </Panel>
    </>
  );
}
