import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { institutionName } from '@/lib/people/institutions/rules';
import type { person } from '@/lib/people/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Person = Awaited<ReturnType<typeof person>>;

/** What is known of a person, and how to reach them. */
export function PersonFacts({ person }: { person: Person }) {
  const t = useTranslations('people');
  const common = useTranslations('common');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { institution, country, sex, birthDate, email, phone, preferredLanguage, account } = person;
  const facts: [string, React.ReactNode][] = [
    [t('field.officialName'), person.officialName],
    [t('field.latinName'), person.latinName],
    [t('sex.label'), sex && t(`sex.${sex}`)],
    [t('field.birthDate'), birthDate && formatDate(birthDate, locale)],
    [common('country'), country && inLanguage(language, country.nameEn, country.nameRu)],
    [
      common('institution'),
      institution && (
        <Link href={`/institutions/${institution.id}`} className="link">
          {institutionName(language, institution)}
        </Link>
      ),
    ],
    [t('field.position'), person.position],
    [
      t('field.preferredLanguage'),
      preferredLanguage &&
        (t.has(`language.${preferredLanguage}`) ? t(`language.${preferredLanguage}`) : preferredLanguage),
    ],
    [t('account'), account && !account.disabledAt ? t('hasAccount') : t('noAccount')],
  ];
  const contacts: [string, React.ReactNode][] = [
    [
      t('field.email'),
      email && (
        <a className="link break-all" href={`mailto:${email}`}>
          {email}
        </a>
      ),
    ],
    [
      t('field.phone'),
      phone && (
        <a className="link" href={`tel:${phone}`}>
          {phone}
        </a>
      ),
    ],
  ];
  const known = (all: [string, React.ReactNode][]) =>
    all.filter(([, value]) => Boolean(value)).map(([term, value]) => ({ term, value }));
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t('contacts')}>
        {email || phone ? (
          <DescriptionList facts={known(contacts)} stacked />
        ) : (
          <p className="text-ink-muted">{t('noContacts')}</p>
        )}
      </Panel>
      <Panel title={t('details')}>
        <DescriptionList facts={known(facts)} stacked />
      </Panel>
    </div>
  );
}
