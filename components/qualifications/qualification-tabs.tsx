import { useTranslations } from 'next-intl';
import { TabLinks } from '@/components/ui/tab-links';

/** The two lists of the qualifications: who holds one, and the kinds that there are. */
export function QualificationTabs() {
  const t = useTranslations('qualifications');
  return (
    <TabLinks
      label={t('title')}
      tabs={[
        { href: '/qualifications', label: t('holders'), exact: true },
        { href: '/qualifications/kinds', label: t('kinds') },
      ]}
    />
  );
}
