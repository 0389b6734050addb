import Link from 'next/link';
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
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { requireActor } from '@/lib/auth/session';
import { countryChoices } from '@/lib/people/countries/queries';
import { institutions } from '@/lib/people/institutions/queries';
import { filterOf, pageRequestOf, pageSize, singleParams } from '@/lib/text/page';
import { Sector } from '@/prisma/generated/enums';
import { found } from '@/lib/auth/found';

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata() {
  return { title: (await getTranslations('institutions'))('title') };
}

/** Where do people come from? */
export default async function InstitutionsPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t, locale] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations('institutions'),
    getLocale(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const countries = await countryChoices(actor, language);
  const sectors = Object.values(Sector);
  const filter = {
    ...pageRequestOf(search),
    countryCode: filterOf(
      search.country,
      countries.map(({ value }) => value),
    ),
    sector: filterOf(search.sector, sectors),
  };
  const list = await found(institutions(actor, language, filter));
  const narrowed = Boolean(filter.q || filter.countryCode || filter.sector);
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={t('count', { count: list.total })}
        actions={
          <LinkButton variant="primary" href="/institutions/new">
            {t('new')}
          </LinkButton>
        }
      />
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
        <Field label={t('sector.label')} hideLabel unmarked className="md:max-w-52">
          <Select
            name="sector"
            placeholder={t('anySector')}
            options={sectors.map((value) => ({ value, label: t(`sector.${value}`) }))}
            defaultValue={filter.sector ?? ''}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        {list.rows.length > 0 ? (
          <>
            <Table caption={t('caption')}>
              <Thead>
                <Tr>
                  <Th>{t('column.name')}</Th>
                  <Th>{t('column.above')}</Th>
                  <Th>{t('column.country')}</Th>
                  <Th>{t('column.sector')}</Th>
                  <Th numeric>{t('column.people')}</Th>
                </Tr>
              </Thead>
              <Tbody>
                {list.rows.map((row) => (
                  <Tr key={row.id}>
                    <Td head className="md:max-w-96">
                      <Link href={`/institutions/${row.id}`} className="group block min-w-0">
                        <span className="text-accent group-hover:underline">{row.name}</span>
                        {(row.acronym ?? row.otherName) && (
                          <span className="text-ink-muted block text-sm font-normal">
                            {[row.acronym, row.otherName].filter(Boolean).join(' · ')}
                          </span>
                        )}
                      </Link>
                    </Td>
                    <Td label={t('column.above')} className="max-md:text-right md:max-w-64">
                      {row.parent ? (
                        <Link href={`/institutions/${row.parent.id}`} className="link">
                          {row.parent.name}
                        </Link>
                      ) : (
                        '–'
                      )}
                    </Td>
                    <Td label={t('column.country')}>{row.country ?? '–'}</Td>
                    <Td label={t('column.sector')}>{t(`sector.${row.sector}`)}</Td>
                    <Td label={t('column.people')} numeric>
                      {row.people}
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
            <Pagination
              page={list.page}
              pageSize={pageSize}
              total={list.total}
              path="/institutions"
              params={singleParams(search)}
            />
          </>
        ) : (
          <EmptyState title={t(narrowed ? 'noMatch' : 'empty')}>
            {t(narrowed ? 'noMatchHint' : 'emptyHint')}
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
