import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChangeType } from '@/components/qualifications/change-type';
import { ConferralTree } from '@/components/qualifications/conferral-tree';
import { CourseLinks } from '@/components/qualifications/course-links';
import { TypeRenewalFacts } from '@/components/qualifications/type-renewal-facts';
import { ClientMessages } from '@/components/shell/client-messages';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { canCoordinate, canCoordinateEverything } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { conferrals } from '@/lib/qualifications/conferrals/queries';
import { qualificationTypes } from '@/lib/qualifications/queries';
import { officeDay } from '@/lib/reports/today/queries';
import { formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { changeQualificationType } from '../../actions';
import { typeFormOptions } from '../options';

type Props = { params: Promise<{ typeId: string }> };

async function seenType(typeId: string) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const day = await officeDay(new Date());
  const type = (await qualificationTypes(actor, day)).find(({ id }) => id === typeId);
  return { actor, day, type: type ?? notFound() };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await seenType((await params).typeId)).type.code };
}

/** How is this status come by, what does it open, and who conferred it on whom? */
export default async function QualificationKindPage({ params }: Props) {
  const { actor, day, type } = await seenType((await params).typeId);
  const [t, languages, locale, tree] = await Promise.all([
    getTranslations('qualifications'),
    getTranslations('runs.languages'),
    getLocale(),
    conferrals(actor, type.id, day),
  ]);
  const inReader = (english: string, russian: string | null) =>
    inLanguage(locale === 'ru' ? 'RU' : 'EN', english, russian);
  const languageName = (code: string) => (languages.has(code) ? languages(code) : code);
  return (
    <>
      <PageHeader
        trail={[
          { href: '/qualifications', label: t('title') },
          { href: '/qualifications/kinds', label: t('kinds') },
        ]}
        title={inReader(type.nameEn, type.nameRu)}
        facts={type.code}
        actions={
          <>
            {canCoordinateEverything(actor) && (
              <ClientMessages namespaces={['qualifications', 'runs.languages']}>
                <ChangeType
                  typeId={type.id}
                  values={{
                    nameEn: type.nameEn,
                    nameRu: type.nameRu ?? '',
                    validityMonths: type.validityMonths,
                    languages: type.languages,
                    countryCodes: type.countries.map(({ countryCode }) => countryCode),
                    renewalRuns: type.renewalRuns,
                    refresherCourseId: type.refresherCourse?.id ?? null,
                  }}
                  options={await typeFormOptions(actor, type.refresherCourse?.id ?? null)}
                  change={changeQualificationType}
                />
              </ClientMessages>
            )}
            <LinkButton variant="primary" href={`/qualifications?kind=${type.id}`}>
              {t('itsHolders')}
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <Panel title={t('facts')}>
          <DescriptionList
            facts={[
              {
                term: t('conferredBy'),
                value: <CourseLinks courses={type.conferredBy} none={t('conferredByNone')} />,
              },
              {
                term: t('entitlesTo'),
                value: <CourseLinks courses={type.entitlesTo} none={t('entitlesToNone')} />,
              },
              {
                term: t('languages'),
                value:
                  type.languages.length > 0 ? type.languages.map(languageName).join(', ') : t('anyLanguage'),
              },
              {
                term: t('countries'),
                value:
                  type.countries.length > 0
                    ? type.countries.map(({ country }) => inReader(country.nameEn, country.nameRu)).join(', ')
                    : t('anyCountry'),
              },
              {
                term: t('validity'),
                value:
                  type.validityMonths === null ? t('noEnd') : t('months', { count: type.validityMonths }),
              },
              { term: t('renewal'), value: <TypeRenewalFacts type={type} /> },
              { term: t('holdersToday'), value: formatNumber(type.holders, locale) },
            ]}
          />
        </Panel>
        <Panel title={t('tree.title')} hint={t('tree.hint')}>
          {tree.length > 0 ? (
            <ConferralTree conferrals={tree} />
          ) : (
            <p className="text-ink-muted">{t('tree.none')}</p>
          )}
        </Panel>
      </div>
    </>
  );
}
