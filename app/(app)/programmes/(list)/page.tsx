import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ProgrammeTable } from '@/components/programmes/programme-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { canAdminister, canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { programmes } from '@/lib/programmes/queries';
import { pageRequestOf, pageSize } from '@/lib/text/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes'))('title') };
}

/** Which programmes are there, where, and how large? */
export default async function ProgrammesPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const [t, request] = [await getTranslations('programmes'), pageRequestOf(await searchParams)];
  const { rows, total, page } = await programmes(actor, request);
  const action = canAdminister(actor) && (
    <LinkButton variant="primary" href="/programmes/new">
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} facts={t('list.count', { count: total })} actions={action} />
      <FilterBar>
        <SearchField
          label={t('list.search')}
          main
          defaultValue={request.q}
          className="md:min-w-72 md:flex-1"
        />
      </FilterBar>
      <Panel flush>
        {rows.length > 0 ? (
          <>
            <ProgrammeTable rows={rows} />
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              path="/programmes"
              params={{ q: request.q || undefined }}
            />
          </>
        ) : request.q ? (
          <EmptyState title={t('list.noMatch')}>{t('list.noMatchHint')}</EmptyState>
        ) : (
          <EmptyState title={t('list.empty')} action={action || undefined}>
            {t(action ? 'list.emptyHint' : 'list.emptyAsk')}
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
