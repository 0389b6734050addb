import { getLocale, getTranslations } from 'next-intl/server';
import { InstitutionForm } from '@/components/institutions/institution-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/session';
import { countryChoices, regionChoices } from '@/lib/people/countries/queries';
import { institutionChoices } from '@/lib/people/institutions/queries';
import { findInstitutions } from '../../people/actions';
import { found } from '@/lib/auth/found';
import { create } from '../actions';

export async function generateMetadata() {
  return { title: (await getTranslations('institutions'))('form.newTitle') };
}

/** Enters an institution. */
export default async function NewInstitutionPage() {
  const [actor, t, locale] = await Promise.all([
    requireActor(),
    getTranslations('institutions'),
    getLocale(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const [parents, countries, regions] = await found(
    Promise.all([
      institutionChoices(actor, language, { q: '' }),
      countryChoices(actor, language),
      regionChoices(actor, language),
    ]),
  );
  return (
    <ClientMessages namespaces={['institutions']}>
      <PageHeader title={t('form.newTitle')} trail={[{ href: '/institutions', label: t('title') }]} />
      <InstitutionForm
        cancelAt="/institutions"
        countries={countries}
        regions={regions}
        parents={parents}
        find={findInstitutions}
        commands={{ create }}
      />
    </ClientMessages>
  );
}
