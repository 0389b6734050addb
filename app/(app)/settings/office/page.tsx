import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OfficeForm } from '@/components/office/office-form';
import { SettingsHeader } from '@/components/settings/settings-header';
import { ClientMessages } from '@/components/shell/client-messages';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/auth/session';
import { countryChoices } from '@/lib/people/countries/queries';
import { office } from '@/lib/programmes/office/queries';
import { timeZones } from '@/lib/runs/venues/rules';
import { todayIn } from '@/lib/time/wall-clock';
import { found } from '@/lib/auth/found';
import { setOffice } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office'))('title') };
}

const nothing = { nameEn: '', nameRu: '', countryCode: '', timeZone: '', numberPrefix: '' };

/** Who issues the certificates, and by which days does the office count? */
export default async function OfficePage() {
  const actor = await requireActor();
  const stated = await found(office(actor));
  const [t, locale] = await Promise.all([getTranslations('office'), getLocale()]);
  return (
    <ClientMessages namespaces={['office']}>
      <SettingsHeader administers />
      <div className="flex flex-col gap-4">
        {!stated && (
          <Notice tone="warn" title={t('missing')}>
            {t('missingText')}
          </Notice>
        )}
        <Panel title={t('title')} hint={t('hint')}>
          <OfficeForm
            values={stated ?? nothing}
            countries={await countryChoices(actor, locale === 'ru' ? 'RU' : 'EN')}
            timeZones={timeZones()}
            year={Number(todayIn(stated?.timeZone ?? 'UTC', new Date()).slice(0, 4))}
            save={setOffice}
          />
        </Panel>
      </div>
    </ClientMessages>
  );
}
