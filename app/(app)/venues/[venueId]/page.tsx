import { getLocale, getTranslations } from 'next-intl/server';
import { ArchiveSwitch } from '@/components/forms/archive-switch';
import { ClientMessages } from '@/components/shell/client-messages';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { RoomList } from '@/components/venues/room-list';
import { RoomStripPanel } from '@/components/venues/room-strip-panel';
import { VenueRuns } from '@/components/venues/venue-runs';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { occupancy } from '@/lib/runs/venues/occupancy/queries';
import { mondayOf } from '@/lib/runs/venues/occupancy/rules';
import { venue as venueOf, venueRuns } from '@/lib/runs/venues/queries';
import { inLanguage } from '@/lib/text/in-language';
import { isDay } from '@/lib/time/day';
import { todayIn, zoneOffsetLabel } from '@/lib/time/wall-clock';
import { addRoomsTo, archive, dropRoom, restore, saveRoom } from '../actions';

type Props = { params: Promise<{ venueId: string }>; searchParams: Promise<{ from?: string | string[] }> };

const shownDays = 28;

/** What is this house, which rooms has it, and when are they taken? */
export default async function VenuePage({ params, searchParams }: Props) {
  const [actor, { venueId }, { from }, t, locale] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getTranslations('venues'),
    getLocale(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const now = new Date();
  const venue = await found(venueOf(actor, venueId));
  const { id, name, mayChange, archived, rooms } = venue;
  const today = todayIn(venue.timeZone, now);
  const thisWeek = mondayOf(today);
  const first = typeof from === 'string' && isDay(from) ? mondayOf(from) : thisWeek;
  const [runs, strip] = await Promise.all([
    found(venueRuns(actor, id, today)),
    found(occupancy(actor, id, first, shownDays)),
  ]);
  const city = inLanguage(language, venue.cityEn, venue.cityRu);
  const country = inLanguage(language, venue.country.nameEn, venue.country.nameRu);
  const region = venue.region && inLanguage(language, venue.region.nameEn, venue.region.nameRu);
  const zone = `${venue.timeZone.replaceAll('_', ' ')} (${zoneOffsetLabel(now, venue.timeZone)})`;
  return (
    <ClientMessages namespaces={['venues']}>
      <PageHeader
        title={name}
        facts={[city, country].join(', ')}
        state={archived && <State tone="neutral">{t('archived')}</State>}
        trail={[{ href: '/venues', label: t('title') }]}
        actions={
          mayChange && (
            <>
              <ArchiveSwitch
                archived={archived}
                archive={archive.bind(null, { venueId: id })}
                restore={restore.bind(null, { venueId: id })}
                words={{
                  archive: t('archive'),
                  restore: t('restore'),
                  archived: t('archivedDone', { name }),
                  restored: t('restoredDone', { name }),
                  hint: t('archiveHint'),
                }}
              />
              <LinkButton variant="primary" href={`/venues/${id}/edit`}>
                {t('edit')}
              </LinkButton>
            </>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Panel title={t('facts')}>
            <DescriptionList
              stacked
              facts={[
                ...(venue.address ? [{ term: t('address'), value: venue.address }] : []),
                { term: t('place'), value: [city, region, country].filter(Boolean).join(', ') },
                { term: t('timeZone'), value: zone },
              ]}
            />
            {!mayChange && <p className="text-ink-muted mt-3 text-sm">{t('notYours')}</p>}
          </Panel>
          <RoomList
            venue={{ id, name, rooms, mayChange }}
            add={addRoomsTo}
            save={saveRoom}
            remove={dropRoom}
          />
        </div>
        {rooms.length > 0 && <RoomStripPanel venueId={id} strip={strip} today={today} thisWeek={thisWeek} />}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <VenueRuns title={t('runs.ahead')} none={t('runs.noneAhead')} runs={runs.ahead} />
          <VenueRuns title={t('runs.past')} none={t('runs.nonePast')} runs={runs.past} />
        </div>
      </div>
    </ClientMessages>
  );
}
