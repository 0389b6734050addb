import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PersonForm } from '@/components/people/person-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/session';
import { countryChoices } from '@/lib/people/countries/queries';
import { institutionChoices } from '@/lib/people/institutions/queries';
import { shownName } from '@/lib/people/names/rules';
import { person as personOf } from '@/lib/people/queries';
import { personSchema } from '@/lib/people/schema';
import { idOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';
import { change, findInstitutions } from '../../actions';

/** Corrects what is known of a person. */
export default async function EditPersonPage({ params }: { params: Promise<{ personId: string }> }) {
  const [actor, { personId }, t, locale] = await Promise.all([
    requireActor(),
    params,
    getTranslations('people'),
    getLocale(),
  ]);
  if (!idOf(personId)) notFound();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const person = await found(personOf(actor, personId));
  const [institutions, countries] = await Promise.all([
    institutionChoices(actor, language, { q: '', id: person.institutionId }),
    countryChoices(actor, language),
  ]);
  return (
    <ClientMessages namespaces={['people', 'matchReasons']}>
      <PageHeader
        title={t('form.editTitle', { name: shownName(person) })}
        trail={[
          { href: '/people', label: t('title') },
          { href: `/people/${personId}`, label: shownName(person) },
        ]}
      />
      <PersonForm
        person={personSchema.parse(person)}
        doneAt={`/people/${personId}`}
        cancelAt={`/people/${personId}`}
        useAt="/people/{id}"
        countries={countries}
        institutions={institutions}
        commands={{ personId, change }}
        findInstitutions={findInstitutions}
      />
    </ClientMessages>
  );
}
