import { getLocale, getTranslations } from 'next-intl/server';
import { TwoNames } from '@/components/people/two-names';
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
import { institution as institutionOf } from '@/lib/people/institutions/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { people } from '@/lib/people/queries';
import { inLanguage } from '@/lib/text/in-language';
import { filterOf, idOf, pageRequestOf, pageSize, singleParams } from '@/lib/text/page';
import { found } from '@/lib/auth/found';

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('title') };
}

/** Whom does the office know? */
export default async function PeoplePage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t, duplicates, locale] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations('people'),
    getTranslations('duplicates'),
    getLocale(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const countries = await countryChoices(actor, language);
  const filter = {
    ...pageRequestOf(search),
    countryCode: filterOf(
      search.country,
      countries.map(({ value }) => value),
    ),
    institutionId: idOf(search.institution),
    sex: filterOf(search.sex, ['FEMALE', 'MALE'] as const),
  };
  const [list, institution] = await found(
    Promise.all([
      people(actor, filter),
      filter.institutionId ? institutionOf(actor, language, filter.institutionId) : null,
    ]),
  );
  const narrowed = Boolean(filter.q || filter.countryCode || filter.institutionId || filter.sex);
  const facts = [
    t(list.more ? 'countMore' : 'count', { count: list.total }),
    ...(institution ? [t('filterInstitution', { name: institution.shownName })] : []),
  ];
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={facts.join(' · ')}
        actions={
          <>
            <LinkButton href="/people/duplicates">{duplicates('link')}</LinkButton>
            <LinkButton variant="primary" href="/people/new">
              {t('new')}
            </LinkButton>
          </>
        }
      />
      <FilterBar keep={['institution']}>
        <SearchField label={t('search')} main defaultValue={filter.q} className="md:min-w-80 md:flex-1" />
        <Field label={t('column.country')} hideLabel unmarked className="md:max-w-52">
          <Select
            name="country"
            placeholder={t('anyCountry')}
            options={countries}
            defaultValue={filter.countryCode ?? ''}
          />
        </Field>
        <Field label={t('sex.label')} hideLabel unmarked className="md:max-w-52">
          <Select
            name="sex"
            placeholder={t('anySex')}
            options={(['FEMALE', 'MALE'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
            defaultValue={filter.sex ?? ''}
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
                  <Th>{t('column.institution')}</Th>
                  <Th>{t('column.country')}</Th>
                  <Th>{t('column.sex')}</Th>
                  <Th numeric>{t('column.runs')}</Th>
                </Tr>
              </Thead>
              <Tbody>
                {list.rows.map((row) => (
                  <Tr key={row.id}>
                    <Td head>
                      <TwoNames {...row} href={`/people/${row.id}`} />
                    </Td>
                    <Td label={t('column.institution')} className="max-md:text-right md:max-w-80">
                      <span className="min-w-0">
                        {row.institution ? institutionName(language, row.institution) : '–'}
                        {row.position && <span className="text-ink-muted block text-sm">{row.position}</span>}
                      </span>
                    </Td>
                    <Td label={t('column.country')}>
                      {row.country ? inLanguage(language, row.country.nameEn, row.country.nameRu) : '–'}
                    </Td>
                    <Td label={t('column.sex')}>{row.sex ? t(`sex.${row.sex}`) : '–'}</Td>
                    <Td label={t('column.runs')} numeric>
                      {row.runs}
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
            <Pagination
              page={list.page}
              pageSize={pageSize}
              total={list.total}
              more={list.more}
              path="/people"
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
