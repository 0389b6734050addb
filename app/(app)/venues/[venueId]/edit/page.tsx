import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { VenueForm } from '@/components/venues/venue-form';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { venue as venueOf } from '@/lib/runs/venues/queries';
import { change } from '../../actions';
import { placeOptions } from '../../options';

type Props = { params: Promise<{ venueId: string }> };

/** Changes a venue; who has no right in its country is led back to look at it. */
export default async function EditVenuePage({ params }: Props) {
  const [actor, { venueId }, t] = await Promise.all([requireActor(), params, getTranslations('venues')]);
  const venue = await found(venueOf(actor, venueId));
  const at = `/venues/${venue.id}`;
  if (!venue.mayChange) redirect(at);
  const { name, timeZone, countryCode, cityEn } = venue;
  const optional = {
    address: venue.address ?? '',
    regionCode: venue.regionCode ?? '',
    cityRu: venue.cityRu ?? '',
  };
  return (
    <ClientMessages namespaces={['venues', 'runs.form']}>
      <PageHeader
        title={t('editTitle', { name })}
        trail={[
          { href: '/venues', label: t('title') },
          { href: at, label: name },
        ]}
      />
      <VenueForm
        values={{ name, timeZone, countryCode, cityEn, ...optional, rooms: [] }}
        {...await placeOptions(actor)}
        cancelAt={at}
        venueId={venue.id}
        change={change}
      />
    </ClientMessages>
  );
}
