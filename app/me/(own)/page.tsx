import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { endFeed, renewFeed, showFeed, startFeed } from '@/app/(app)/feed-actions';
import { Subscribe } from '@/components/feeds/subscribe';
import { Certificates } from '@/components/me/certificates';
import { CourseItem } from '@/components/me/course-item';
import { NextCourse } from '@/components/me/next-course';
import { TaughtEvaluations } from '@/components/me/taught-evaluations';
import { ToFillIn } from '@/components/me/to-fill-in';
import { Qualifications } from '@/components/me/qualifications';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { myTests } from '@/lib/assessment/attempts/mine/queries';
import { myEvaluations, taughtEvaluations } from '@/lib/assessment/evaluation/mine/queries';
import { requireActor } from '@/lib/auth/session';
import { myCourses } from '@/lib/certificates/participation/queries';
import { nextCourse } from '@/lib/certificates/participation/rules';
import { myCertificates } from '@/lib/certificates/queries';
import { myStatuses } from '@/lib/qualifications/held/queries';
import { officeDay } from '@/lib/reports/today/queries';
import { shareCertificate, stopSharingCertificate } from '../actions';
import { OwnAssignments, TeachingAvailability } from '../own-teaching';

export async function generateMetadata(): Promise<Metadata> {
  // A layout's template does not reach the page beside it.
  return { title: `${(await getTranslations('me'))('title')} · Cascade` };
}

/** What is mine? */
export default async function MyPage() {
  const actor = await requireActor();
  const t = await getTranslations('me');
  if (!actor.personId) {
    return (
      <Panel>
        <h1 className="sr-only">{t('title')}</h1>
        <EmptyState title={t('noPerson')}>{t('noPersonText')}</EmptyState>
      </Panel>
    );
  }
  const now = new Date();
  const today = await officeDay(now);
  const [courses, certificates, held, toEvaluate, taught, tests] = await Promise.all([
    myCourses(actor, now),
    myCertificates(actor),
    myStatuses(actor, today),
    myEvaluations(actor, now),
    taughtEvaluations(actor, now),
    myTests(actor),
  ]);
  const next = nextCourse(courses);
  return (
    <>
      <h1 className="mb-4">{t('title')}</h1>
      <div className="flex flex-col gap-4">
        <OwnAssignments actor={actor} today={today} />
        <ToFillIn evaluations={toEvaluate} tests={tests} />
        {next && <NextCourse course={next} />}
        <ClientMessages
          namespaces={['badges', 'sharing', 'feeds.copy', 'feeds.copied', 'common', 'refusals', 'errors']}
        >
          <Certificates
            certificates={certificates}
            sharing={{ start: shareCertificate, stop: stopSharingCertificate }}
          />
        </ClientMessages>
        {courses.length > 0 ? (
          <Panel
            flush
            title={t('courses')}
            actions={
              <ClientMessages namespaces={['feeds', 'common', 'refusals', 'errors']}>
                <Subscribe
                  size="sm"
                  target={{ kind: 'PERSON', id: null }}
                  actions={{ show: showFeed, start: startFeed, renew: renewFeed, end: endFeed }}
                />
              </ClientMessages>
            }
          >
            <ul className="divide-line divide-y">
              {courses.map((course) => (
                <CourseItem key={course.enrolmentId} course={course} />
              ))}
            </ul>
          </Panel>
        ) : (
          <Panel title={t('courses')}>
            <EmptyState title={t('noCourses')}>{t('noCoursesText')}</EmptyState>
          </Panel>
        )}
        <TaughtEvaluations runs={taught} />
        <Qualifications held={held} today={today} />
        <TeachingAvailability actor={actor} personId={actor.personId} today={today} />
      </div>
    </>
  );
}
