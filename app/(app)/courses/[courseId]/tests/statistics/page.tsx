import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuestionReport } from '@/components/questions/statistics/question-report';
import { PageHeader } from '@/components/ui/page-header';
import { bankHead } from '@/lib/assessment/questions/queries';
import { courseStatistics } from '@/lib/assessment/statistics/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { trailOf } from '../trail';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bank.statistics'))('title') };
}

/** Which questions tell who has learned from who has not? */
export default async function QuestionStatisticsPage({ params }: { params: Promise<{ courseId: string }> }) {
  const [actor, { courseId }] = await Promise.all([requireActor(), params]);
  const course = await found(bankHead(actor, courseId));
  const [t, trail, rows] = await Promise.all([
    getTranslations('bank.statistics'),
    trailOf(course, true),
    courseStatistics(actor, course.id),
  ]);
  return (
    <>
      <PageHeader trail={trail} title={t('title')} facts={<span>{t('ofAllRuns')}</span>} />
      <QuestionReport rows={rows} />
    </>
  );
}
