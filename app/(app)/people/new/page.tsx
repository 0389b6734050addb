import { getLocale, getTranslations } from 'next-intl/server';
import { PersonForm } from '@/components/people/person-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/session';
import { countryChoices } from '@/lib/people/countries/queries';
import { institutionChoices } from '@/lib/people/institutions/queries';
import { idOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';
import { create, findInstitutions, lookFor } from '../actions';

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('form.newTitle') };
}

/** Enters a person; with ?run= the way leads on to that run, where they are added. */
export default async function NewPersonPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t, locale] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations('people'),
    getLocale(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const runId = idOf(search.run);
  const [institutions, countries] = await found(
    Promise.all([institutionChoices(actor, language, { q: '' }), countryChoices(actor, language)]),
  );
  const after = runId ? `/runs/${runId}/people?add={id}` : '/people/{id}';
  return (
    <ClientMessages namespaces={['people', 'matchReasons']}>
      <PageHeader title={t('form.newTitle')} trail={[{ href: '/people', label: t('title') }]} />
      <PersonForm
        doneAt={after}
        useAt={after}
        cancelAt={runId ? `/runs/${runId}/people` : '/people'}
        countries={countries}
        institutions={institutions}
        commands={{ create, lookFor }}
        findInstitutions={findInstitutions}
      />
    </ClientMessages>
  );
}
