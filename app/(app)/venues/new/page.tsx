import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { VenueForm } from '@/components/venues/venue-form';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { create } from '../actions';
import { placeOptions } from '../options';

export async function generateMetadata() {
  return { title: (await getTranslations('venues'))('new') };
}

/** Enters a venue with its rooms. */
export default async function NewVenuePage() {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const [t, options] = await Promise.all([getTranslations('venues'), placeOptions(actor)]);
  const place = { countryCode: '', regionCode: '', cityEn: '', cityRu: '', timeZone: '' };
  return (
    <ClientMessages namespaces={['venues', 'runs.form']}>
      <PageHeader title={t('new')} trail={[{ href: '/venues', label: t('title') }]} />
      <VenueForm
        values={{ ...place, name: '', address: '', rooms: [] }}
        {...options}
        cancelAt="/venues"
        create={create}
      />
    </ClientMessages>
  );
}
