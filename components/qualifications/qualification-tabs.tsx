import { useTranslations } from 'next-intl';
import { TabLinks } from '@/components/ui/tab-links';

/** The parts of the qualifications: who holds one, the kinds that there are, who was trained by whom, and what was taught without the right to it. */
export function QualificationTabs() {
  const t = useTranslations('qualifications');
  return (
    <TabLinks
      label={t('title')}
      tabs={[
        { href: '/qualifications', label: t('holders'), exact: true },
        { href: '/qualifications/kinds', label: t('kinds') },
        { href: '/qualifications/cascade', label: t('cascade') },
        { href: '/qualifications/irregular', label: t('irregular.tab') },
      ]}
    />
  );
}
