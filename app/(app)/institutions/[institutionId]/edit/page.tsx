import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { InstitutionForm } from '@/components/institutions/institution-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/session';
import { countryChoices, regionChoices } from '@/lib/people/countries/queries';
import { institution as institutionOf, institutionChoices } from '@/lib/people/institutions/queries';
import { institutionSchema } from '@/lib/people/institutions/schema';
import { idOf } from '@/lib/text/page';
import { findInstitutions } from '../../../people/actions';
import { found } from '@/lib/auth/found';
import { change } from '../../actions';

/** Corrects an institution. */
export default async function EditInstitutionPage({
  params,
}: {
  params: Promise<{ institutionId: string }>;
}) {
  const [actor, { institutionId }, t, locale] = await Promise.all([
    requireActor(),
    params,
    getTranslations('institutions'),
    getLocale(),
  ]);
  if (!idOf(institutionId)) notFound();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { facts, shownName } = await found(institutionOf(actor, language, institutionId));
  const [parents, countries, regions] = await Promise.all([
    institutionChoices(actor, language, { q: '', id: facts.parentId }),
    countryChoices(actor, language),
    regionChoices(actor, language),
  ]);
  return (
    <ClientMessages namespaces={['institutions']}>
      <PageHeader
        title={t('form.editTitle', { name: shownName })}
        trail={[
          { href: '/institutions', label: t('title') },
          { href: `/institutions/${institutionId}`, label: shownName },
        ]}
      />
      <InstitutionForm
        institution={institutionSchema.parse(facts)}
        cancelAt={`/institutions/${institutionId}`}
        countries={countries}
        regions={regions}
        parents={parents}
        find={findInstitutions}
        commands={{ institutionId, change }}
      />
    </ClientMessages>
  );
}
