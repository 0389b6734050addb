import { getLocale, getTranslations } from 'next-intl/server';
import { DuplicateDecision } from '@/components/people/duplicate-decision';
import { DuplicateReasons, DuplicateSide } from '@/components/people/duplicate-side';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { countryChoices } from '@/lib/people/countries/queries';
import { duplicates } from '@/lib/people/duplicates/queries';
import { filterOf, pageRequestOf, pageSize } from '@/lib/text/page';
import { decide } from './actions';

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata() {
  return { title: (await getTranslations('duplicates'))('title') };
}

/** Who stands in the office's records twice? */
export default async function DuplicatesPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t, people, locale] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations('duplicates'),
    getTranslations('people'),
    getLocale(),
  ]);
  const countries = await countryChoices(actor, locale === 'ru' ? 'RU' : 'EN');
  const country = filterOf(
    search.country,
    countries.map(({ value }) => value),
  );
  const certainty = filterOf(search.certainty, ['LIKELY', 'POSSIBLE'] as const);
  const apart = filterOf(search.state, ['apart'] as const) !== null;
  const list = await found(
    duplicates(actor, { ...pageRequestOf(search), apart, certainty, countryCode: country }),
  );
  return (
    <ClientMessages namespaces={['duplicates']}>
      <PageHeader
        title={t('title')}
        facts={t('count', { count: list.total })}
        trail={[{ href: '/people', label: people('title') }]}
      />
      <FilterBar>
        <Field label={t('state')} hideLabel unmarked className="md:max-w-60">
          <Select
            name="state"
            placeholder={t('open')}
            options={[{ value: 'apart', label: t('decided') }]}
            defaultValue={apart ? 'apart' : ''}
          />
        </Field>
        <Field label={t('certainty')} hideLabel unmarked className="md:max-w-60">
          <Select
            name="certainty"
            placeholder={t('anyCertainty')}
            options={(['LIKELY', 'POSSIBLE'] as const).map((value) => ({ value, label: t(value) }))}
            defaultValue={certainty ?? ''}
          />
        </Field>
        <Field label={people('column.country')} hideLabel unmarked className="md:max-w-52">
          <Select
            name="country"
            placeholder={t('anyCountry')}
            options={countries}
            defaultValue={country ?? ''}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        {list.rows.length > 0 ? (
          <>
            <Table caption={t('caption')}>
              <Thead>
                <Tr>
                  <Th>{t('column.one')}</Th>
                  <Th>{t('column.other')}</Th>
                  <Th>{t('column.reasons')}</Th>
                  <Th>{t('column.decision')}</Th>
                </Tr>
              </Thead>
              <Tbody>
                {list.rows.map((row) => (
                  <Tr key={`${row.aId} ${row.bId}`}>
                    <Td head>
                      <DuplicateSide person={row.a} />
                    </Td>
                    <Td label={t('column.other')}>
                      <DuplicateSide person={row.b} />
                    </Td>
                    <Td label={t('column.reasons')} className="md:max-w-72">
                      <DuplicateReasons {...row} inCell />
                    </Td>
                    <Td label={t('column.decision')}>
                      <DuplicateDecision
                        aId={row.aId}
                        bId={row.bId}
                        apart={apart}
                        mayMerge={list.mayMerge}
                        decide={decide}
                      />
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
            <Pagination
              page={list.page}
              pageSize={pageSize}
              total={list.total}
              path="/people/duplicates"
              params={{
                ...(apart ? { state: 'apart' } : {}),
                ...(certainty ? { certainty } : {}),
                ...(country ? { country } : {}),
              }}
            />
          </>
        ) : (
          <EmptyState title={t(apart ? 'emptyDecided' : 'empty')}>{apart ? null : t('emptyHint')}</EmptyState>
        )}
      </Panel>
    </ClientMessages>
  );
}
