import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';

type Props = {
  /** Whether the reader administers the office: others have their own account and tokens here, and nothing else. */
  administers: boolean;
  actions?: ReactNode;
};

/** The head of every page of the settings, with the way to the others. */
export function SettingsHeader({ administers, actions }: Props) {
  const t = useTranslations('settings');
  const places = administers
    ? (['accounts', 'office', 'holidays', 'mails', 'mail-templates', 'audit', 'account', 'api'] as const)
    : (['account', 'api'] as const);
  return (
    <>
      <PageHeader title={t('title')} actions={actions} />
      <TabLinks
        label={t('places')}
        tabs={places.map((place) => ({ href: `/settings/${place}`, label: t(`tabs.${place}`) }))}
      />
    </>
  );
}
