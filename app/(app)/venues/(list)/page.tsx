import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { VenueTable } from '@/components/venues/venue-table';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { officeDay } from '@/lib/reports/today/queries';
import { venueCountries, venues } from '@/lib/runs/venues/queries';
import { filterOf, pageRequestOf, pageSize } from '@/lib/text/page';

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata() {
  return { title: (await getTranslations('venues'))('title') };
}

/** In which houses can runs be held, and which of them are taken? */
export default async function VenuesPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t, locale, today] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations('venues'),
    getLocale(),
    officeDay(new Date()),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const countries = await found(venueCountries(actor, language));
  const filter = {
    ...pageRequestOf(search),
    countryCode: filterOf(
      search.country,
      countries.map(({ value }) => value),
    ),
    archived: filterOf(search.shown, ['archived']) !== null,
  };
  const list = await found(venues(actor, language, filter, today));
  const narrowed = Boolean(filter.q || filter.countryCode || filter.archived);
  const newVenue = (
    <LinkButton variant="primary" href="/venues/new">
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} facts={t('count', { count: list.total })} actions={newVenue} />
      <FilterBar>
        <SearchField label={t('search')} main defaultValue={filter.q} className="md:min-w-80 md:flex-1" />
        <Field label={t('column.country')} hideLabel unmarked className="md:max-w-52">
          <Select
            name="country"
            placeholder={t('anyCountry')}
            options={countries}
            defaultValue={filter.countryCode ?? ''}
          />
        </Field>
        <Field label={t('shown.label')} hideLabel unmarked className="md:max-w-52">
          <Select
            name="shown"
            placeholder={t('shown.inUse')}
            options={[{ value: 'archived', label: t('shown.archived') }]}
            defaultValue={filter.archived ? 'archived' : ''}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        {list.rows.length > 0 ? (
          <>
            <VenueTable rows={list.rows} />
            <Pagination
              page={list.page}
              pageSize={pageSize}
              total={list.total}
              path="/venues"
              params={{
                q: filter.q || undefined,
                country: filter.countryCode ?? undefined,
                shown: filter.archived ? 'archived' : undefined,
              }}
            />
          </>
        ) : (
          <EmptyState title={t(narrowed ? 'noMatch' : 'empty')} action={narrowed ? undefined : newVenue}>
            {t(narrowed ? 'noMatchHint' : 'emptyHint')}
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
