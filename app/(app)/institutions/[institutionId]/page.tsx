import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/auth/session';
import { institution as institutionOf } from '@/lib/people/institutions/queries';
import { idOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';

type Props = { params: Promise<{ institutionId: string }> };

/** What is this institution, what is it part of, and who of it is known? */
export default async function InstitutionPage({ params }: Props) {
  const [actor, { institutionId }, t, locale] = await Promise.all([
    requireActor(),
    params,
    getTranslations('institutions'),
    getLocale(),
  ]);
  if (!idOf(institutionId)) notFound();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { facts, shownName, country, region, above, below, people } = await found(
    institutionOf(actor, language, institutionId),
  );
  const known: [string, React.ReactNode][] = [
    [t('field.name'), facts.name],
    [t('field.nameEn'), facts.nameEn],
    [t('field.nameRu'), facts.nameRu],
    [t('field.acronym'), facts.acronym],
    [t('sector.label'), t(`sector.${facts.sector}`)],
    [t('kind.label'), facts.kind && t(`kind.${facts.kind}`)],
    [t('column.country'), [region, country].filter(Boolean).join(', ')],
    [
      t('column.people'),
      people > 0 ? (
        <Link href={`/people?institution=${institutionId}`} className="link">
          {t('people', { count: people })}
        </Link>
      ) : (
        t('people', { count: 0 })
      ),
    ],
  ];
  return (
    <>
      <PageHeader
        title={shownName}
        facts={[t(`sector.${facts.sector}`), country].filter(Boolean).join(' · ')}
        trail={[
          { href: '/institutions', label: t('title') },
          ...above.map(({ id, name }) => ({ href: `/institutions/${id}`, label: name })),
        ]}
        actions={<LinkButton href={`/institutions/${institutionId}/edit`}>{t('edit')}</LinkButton>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('facts')}>
          <DescriptionList
            facts={known.filter(([, value]) => Boolean(value)).map(([term, value]) => ({ term, value }))}
            stacked
          />
        </Panel>
        <Panel title={t('below')}>
          {below.length === 0 ? (
            <p className="text-ink-muted">{t('noBelow')}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {below.map(({ id, name }) => (
                <li key={id}>
                  <Link href={`/institutions/${id}`} className="link">
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </>
  );
}
