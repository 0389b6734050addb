import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { HolderTable } from '@/components/qualifications/holder-table';
import { QualificationTabs } from '@/components/qualifications/qualification-tabs';
import { StatusActions } from '@/components/qualifications/status-actions';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { canAdminister, canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { shownName } from '@/lib/people/names/rules';
import { holders, type HolderRow } from '@/lib/qualifications/held/queries';
import { qualificationTypeOptions } from '@/lib/qualifications/queries';
import { endsSoon, holderStates } from '@/lib/qualifications/rules';
import { officeDay } from '@/lib/reports/today/queries';
import { inLanguage } from '@/lib/text/in-language';
import { filterOf, idOf, pageRequestOf, pageSize } from '@/lib/text/page';
import { statusVerbs } from '../verbs';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('qualifications'))('title') };
}

/** Who may teach what, and until when? */
export default async function QualificationsPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const [params, t, locale, day] = await Promise.all([
    searchParams,
    getTranslations('qualifications'),
    getLocale(),
    officeDay(new Date()),
  ]);
  const request = pageRequestOf(params);
  const typeId = idOf(params.kind);
  const state = filterOf(params.state, holderStates);
  const [{ rows, total, page }, types] = await Promise.all([
    holders(actor, { ...request, typeId, state, day }),
    qualificationTypeOptions(actor),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const nameOf = (type: { nameEn: string; nameRu: string | null }) =>
    inLanguage(language, type.nameEn, type.nameRu);
  const narrowed = Boolean(request.q || typeId || state);
  const actions = (row: HolderRow) => (
    <StatusActions
      status={row}
      person={shownName(row.person)}
      name={nameOf(row.type)}
      today={day}
      administers={canAdminister(actor)}
      verbs={statusVerbs}
    />
  );
  return (
    <ClientMessages namespaces={['qualifications']}>
      <PageHeader title={t('title')} facts={t('list.count', { count: total })} />
      <QualificationTabs />
      <FilterBar>
        <SearchField
          label={t('list.search')}
          main
          defaultValue={request.q}
          className="md:min-w-72 md:flex-1"
        />
        <Field label={t('status')} hideLabel unmarked className="md:max-w-72">
          <Select
            name="kind"
            defaultValue={typeId ?? ''}
            placeholder={t('list.anyKind')}
            options={types.map((type) => ({ value: type.id, label: nameOf(type) }))}
          />
        </Field>
        <Field label={t('stateToday')} hideLabel unmarked>
          <Select
            name="state"
            defaultValue={state ?? ''}
            placeholder={t('list.anyState')}
            options={holderStates.map((value) => ({ value, label: t(`filter.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        {rows.length > 0 ? (
          <>
            <HolderTable rows={rows} ending={(row) => endsSoon(row, day)} actions={actions} />
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              path="/qualifications"
              params={{ q: request.q || undefined, kind: typeId ?? undefined, state: state ?? undefined }}
            />
          </>
        ) : (
          <EmptyState title={t(narrowed ? 'list.noMatch' : 'list.empty')}>
            {t(narrowed ? 'list.noMatchHint' : 'list.emptyHint')}
          </EmptyState>
        )}
      </Panel>
    </ClientMessages>
  );
}
