import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { formatDate } from '@/lib/text/format';

type Props = {
  account: {
    language: 'EN' | 'RU';
    createdAt: Date;
    activatedAt: Date | null;
    demo: boolean;
    person: { id: string; officialName: string | null; latinName: string | null } | null;
  };
};

const day = (instant: Date) => instant.toISOString().slice(0, 10);

/** What is known of an account. */
export function AccountFacts({ account: { language, createdAt, activatedAt, demo, person } }: Props) {
  const t = useTranslations('settings.accountPage');
  const tCommon = useTranslations('common');
  const locale = useLocale();
  return (
    <DescriptionList
      facts={[
        {
          term: tCommon('person'),
          value: person ? (
            <Link href={`/people/${person.id}`} className="link">
              {person.officialName ?? person.latinName}
            </Link>
          ) : (
            t('noPerson')
          ),
        },
        { term: t('language'), value: language === 'RU' ? 'Русский' : 'English' },
        { term: t('created'), value: formatDate(day(createdAt), locale) },
        { term: t('activated'), value: activatedAt ? formatDate(day(activatedAt), locale) : t('notYet') },
        ...(demo ? [{ term: t('demo'), value: t('demoText') }] : []),
      ]}
    />
  );
}
