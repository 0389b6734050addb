import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseTable } from '@/components/courses/course-table';
import { Subscribe } from '@/components/feeds/subscribe';
import { CurriculumList } from '@/components/programmes/curriculum-list';
import { IndicatorList } from '@/components/programmes/indicator-list';
import { ProgrammeFacts } from '@/components/programmes/programme-facts';
import { ResultList } from '@/components/programmes/result-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { endFeed, renewFeed, showFeed, startFeed } from '@/app/(app)/feed-actions';
import { courses } from '@/lib/courses/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { seenProgramme } from './seen';

type Props = { params: Promise<{ programmeId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { programme } = await seenProgramme((await params).programmeId);
  return { title: programme.code };
}

/** What does this programme plan, with whom, and what has it achieved? */
export default async function ProgrammePage({ params }: Props) {
  const { actor, programme, manages } = await seenProgramme((await params).programmeId);
  const [t, locale, taught] = await Promise.all([
    getTranslations('programmes'),
    getLocale(),
    courses(actor, { q: '', page: 1, programmeId: programme.id, kind: null }),
  ]);
  return (
    <>
      <PageHeader
        trail={[{ href: '/programmes', label: t('title') }]}
        title={inLanguage(locale === 'ru' ? 'RU' : 'EN', programme.titleEn, programme.titleRu)}
        facts={
          <>
            <span>{programme.code}</span>
            <span>{formatDateRange(programme.startsOn, programme.endsOn, locale)}</span>
          </>
        }
        actions={
          <>
            <ClientMessages namespaces={['feeds']}>
              <Subscribe
                target={{ kind: 'PROGRAMME', id: programme.id }}
                actions={{ show: showFeed, start: startFeed, renew: renewFeed, end: endFeed }}
              />
            </ClientMessages>
            {manages && <LinkButton href={`/programmes/${programme.id}/edit`}>{t('edit')}</LinkButton>}
            <LinkButton variant="primary" href={`/runs?programme=${programme.id}`}>
              {t('itsRuns')}
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <ProgrammeFacts programme={programme} />
          <div className="flex flex-col gap-4">
            <ResultList programme={programme} manages={manages} />
            <CurriculumList programme={programme} manages={manages} />
          </div>
        </div>
        <IndicatorList programme={programme} manages={manages} />
        <Panel
          flush
          title={t('courses')}
          actions={
            <>
              {taught.total > taught.rows.length && (
                <LinkButton size="sm" variant="quiet" href={`/courses?programme=${programme.id}`}>
                  {t('allCourses', { count: taught.total })}
                </LinkButton>
              )}
              {manages && (
                <LinkButton size="sm" href={`/courses/new?programme=${programme.id}`}>
                  {t('newCourse')}
                </LinkButton>
              )}
            </>
          }
        >
          {taught.rows.length > 0 ? (
            <CourseTable rows={taught.rows} ofProgramme />
          ) : (
            <p className="text-ink-muted px-4 pb-4">{t('noCourses')}</p>
          )}
        </Panel>
      </div>
    </>
  );
}
