import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChangeType } from '@/components/qualifications/change-type';
import { ConferralTree } from '@/components/qualifications/conferral-tree';
import { CourseLinks } from '@/components/qualifications/course-links';
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
  const [t, locale, tree] = await Promise.all([
    getTranslations('qualifications'),
    getLocale(),
    conferrals(actor, type.id, day),
  ]);
  return (
    <>
      <PageHeader
        trail={[
          { href: '/qualifications', label: t('title') },
          { href: '/qualifications/kinds', label: t('kinds') },
        ]}
        title={inLanguage(locale === 'ru' ? 'RU' : 'EN', type.nameEn, type.nameRu)}
        facts={type.code}
        actions={
          <>
            {canCoordinateEverything(actor) && (
              <ClientMessages namespaces={['qualifications']}>
                <ChangeType
                  typeId={type.id}
                  values={{
                    nameEn: type.nameEn,
                    nameRu: type.nameRu ?? '',
                    validityMonths: type.validityMonths,
                  }}
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
                term: t('validity'),
                value:
                  type.validityMonths === null ? t('noEnd') : t('months', { count: type.validityMonths }),
              },
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
