import { getLocale, getTranslations } from 'next-intl/server';
import { CrowdPanel } from '@/components/counts/crowd-panel';
import { AddPerson } from '@/components/enrolments/add-person';
import { Download } from '@/components/enrolments/download';
import { PeopleTable } from '@/components/enrolments/people-table';
import { KeptFresh } from '@/components/enrolments/kept-fresh';
import { PlaceCounts } from '@/components/enrolments/place-counts';
import { QuotaMatrix } from '@/components/enrolments/quota-matrix';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { requireActor } from '@/lib/auth/session';
import { runMatrix } from '@/lib/enrolments/matrix/queries';
import { runCounts, runOrigins, runPeople, runPeoplePageSize } from '@/lib/enrolments/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { peopleById } from '@/lib/people/queries';
import { runCrowd } from '@/lib/runs/counts/queries';
import { formatDateTime } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { filterOf, idOf, pageRequestOf, singleParams } from '@/lib/text/page';
import { EnrolmentState } from '@/prisma/generated/enums';
import { found } from '@/lib/auth/found';
import { add, decide, find, offer, saveCount, takeBack } from './actions';

type Props = {
  params: Promise<{ runId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who comes, and is the quota filled? */
export default async function RunPeoplePage({ params, searchParams }: Props) {
  const [actor, { runId }, search] = await Promise.all([requireActor(), params, searchParams]);
  const [t, sexes, locale] = await Promise.all([
    getTranslations('enrolments'),
    getTranslations('people'),
    getLocale(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const states = Object.values(EnrolmentState);
  const filter = {
    ...pageRequestOf(search),
    state: filterOf(search.state, states),
    sex: filterOf(search.sex, ['FEMALE', 'MALE'] as const),
    institutionId: idOf(search.institution),
    countryCode: /^[A-Z]{2}$/.test(String(search.country)) ? String(search.country) : null,
  };
  const [people, counts, matrix, origins, crowd] = await found(
    Promise.all([
      runPeople(actor, runId, filter),
      runCounts(actor, runId),
      runMatrix(actor, runId),
      runOrigins(actor, runId),
      runCrowd(actor, runId),
    ]),
  );
  const suggestedId = idOf(search.add);
  const [someone] = suggestedId ? await peopleById(actor, [suggestedId]) : [];
  const suggested = someone
    ? { ...someone, detail: [someone.institution?.name, someone.position].filter(Boolean).join(' · ') }
    : null;
  const nobody = Object.values(counts).every((count) => count === 0);
  const importButton = (
    <LinkButton variant="primary" href={`/runs/${runId}/import`}>
      {t('import')}
    </LinkButton>
  );
  const actions = (
    <div className="mb-4 flex flex-wrap items-center justify-end gap-2">
      {!nobody && <Download runId={runId} />}
      {!people.run.cancelled && (
        <AddPerson runId={runId} runCode={people.run.code} suggested={suggested} find={find} add={add} />
      )}
      {!people.run.cancelled && !nobody && importButton}
    </div>
  );
  const selects = [
    {
      name: 'state',
      value: filter.state,
      any: t('anyState'),
      label: t('state.label'),
      options: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
    },
    {
      name: 'institution',
      value: filter.institutionId,
      any: t('anyInstitution'),
      label: t('column.institution'),
      options: origins.institutions.map((each) => ({
        value: each.id,
        label: institutionName(language, each),
      })),
    },
    {
      name: 'country',
      value: filter.countryCode,
      any: t('anyCountry'),
      label: t('column.country'),
      options: origins.countries.map((each) => ({
        value: each.code,
        label: inLanguage(language, each.nameEn, each.nameRu),
      })),
    },
    {
      name: 'sex',
      value: filter.sex,
      any: sexes('anySex'),
      label: sexes('sex.label'),
      options: (['FEMALE', 'MALE'] as const).map((sex) => ({ value: sex, label: sexes(`sex.${sex}`) })),
    },
  ];
  // A dialogue counts its people first; on other runs a count is the exception.
  const dialogue = crowd.run.course.kind === 'DIALOGUE';
  const crowdPanel = <CrowdPanel crowd={crowd} save={saveCount} takeBack={takeBack} />;
  return (
    <ClientMessages namespaces={['enrolments', 'people.sex', 'counts']}>
      {actions}
      <div className="flex flex-col gap-4">
        <KeptFresh />
        {dialogue && crowdPanel}
        <PlaceCounts counts={counts} capacity={matrix.total.places} minimum={matrix.minimum} />
        {(!nobody || matrix.rows.length > 0) && <QuotaMatrix matrix={matrix} />}
        {nobody ? (
          <Panel>
            <EmptyState title={t('empty')} action={people.run.cancelled ? undefined : importButton}>
              {t('emptyHint')}
            </EmptyState>
          </Panel>
        ) : (
          <div>
            <FilterBar>
              <SearchField
                label={t('search')}
                main
                defaultValue={filter.q}
                className="md:min-w-56 md:flex-1"
              />
              {selects.map(({ name, value, any, label, options }) => (
                <Field key={name} label={label} hideLabel unmarked className="md:max-w-40 md:min-w-0!">
                  <Select name={name} placeholder={any} options={options} defaultValue={value ?? ''} />
                </Field>
              ))}
            </FilterBar>
            <Panel flush>
              {people.rows.length > 0 ? (
                <>
                  <PeopleTable
                    key={JSON.stringify(filter)}
                    runId={runId}
                    decide={decide}
                    offer={offer}
                    offerHours={matrix.offerHours ?? 48}
                    rows={people.rows.map(({ person, institution, country, offeredUntil, ...row }) => ({
                      ...row,
                      offeredUntil:
                        offeredUntil && formatDateTime(offeredUntil, people.run.timeZone, locale, 'shortDay'),
                      personId: person.id,
                      officialName: person.officialName,
                      latinName: person.latinName,
                      sex: person.sex,
                      institution: institution && institutionName(language, institution),
                      country: country && inLanguage(language, country.nameEn, country.nameRu),
                    }))}
                  />
                  <Pagination
                    page={people.page}
                    pageSize={runPeoplePageSize}
                    total={people.total}
                    path={`/runs/${runId}/people`}
                    params={singleParams(search)}
                  />
                </>
              ) : (
                <EmptyState title={t('noMatch')}>{t('noMatchHint')}</EmptyState>
              )}
            </Panel>
          </div>
        )}
        {!dialogue && crowdPanel}
      </div>
    </ClientMessages>
  );
}
