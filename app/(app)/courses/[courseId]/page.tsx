import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseFacts } from '@/components/courses/course-facts';
import { CourseRuns } from '@/components/courses/course-runs';
import { FollowUpPlan } from '@/components/courses/follow-up-plan';
import { RulePanel } from '@/components/courses/rule-panel';
import { ArchiveSwitch } from '@/components/forms/archive-switch';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { officeDay } from '@/lib/reports/today/queries';
import { inLanguage } from '@/lib/text/in-language';
import { archive, restore, saveFollowUpPlan } from '../actions';
import { seenCourse } from './seen';

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course } = await seenCourse((await params).courseId);
  return { title: course.code };
}

/** What is taught, to whom, by whom, and what does one get for it? */
export default async function CoursePage({ params }: Props) {
  const { course, manages } = await seenCourse((await params).courseId);
  const [t, templates, forms, bank, locale, today] = await Promise.all([
    getTranslations('courses'),
    getTranslations('certificateTemplates'),
    getTranslations('feedbackForms'),
    getTranslations('bank'),
    getLocale(),
    officeDay(new Date()),
  ]);
  return (
    <>
      <PageHeader
        trail={[{ href: '/courses', label: t('title') }]}
        title={inLanguage(locale === 'ru' ? 'RU' : 'EN', course.titleEn, course.titleRu)}
        facts={
          <>
            <span>{course.code}</span>
            <span>{t(`kinds.${course.kind}`)}</span>
            {course.days !== null && <span>{t('lengthDays', { count: course.days })}</span>}
          </>
        }
        actions={
          <>
            {manages && (
              <ArchiveSwitch
                archived={course.archived}
                archive={archive.bind(null, { courseId: course.id })}
                restore={restore.bind(null, { courseId: course.id })}
                words={{
                  archive: t('archive.do'),
                  restore: t('archive.undo'),
                  archived: t('archive.done', { code: course.code }),
                  restored: t('archive.undone', { code: course.code }),
                  hint: t('archive.hint'),
                }}
              />
            )}
            {manages && <LinkButton href={`/courses/${course.id}/tests`}>{bank('open')}</LinkButton>}
            {manages && (
              <LinkButton href={`/courses/${course.id}/certificate`}>{templates('open')}</LinkButton>
            )}
            {manages && <LinkButton href={`/courses/${course.id}/forms`}>{forms('openForms')}</LinkButton>}
            {manages && <LinkButton href={`/courses/${course.id}/edit`}>{t('edit')}</LinkButton>}
            {!course.archived && (
              <LinkButton variant="primary" href={`/runs/new?course=${course.id}`}>
                {t('newRun')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {course.archived && (
          <Notice tone="info" title={t('archive.state')}>
            {t('archive.hint')}
          </Notice>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <CourseFacts course={course} />
          <div className="flex flex-col gap-4">
            <RulePanel rules={course.completionRules} certificate={course.certificateKind !== null} />
            <ClientMessages namespaces={['followUp']}>
              <FollowUpPlan
                courseId={course.id}
                months={course.followUpMonths}
                asksSupervisor={course.asksSupervisor}
                plan={manages ? saveFollowUpPlan : null}
              />
            </ClientMessages>
            {course.objectives.length > 0 && (
              <Panel title={t('objectives')}>
                <ul className="list-disc space-y-1.5 pl-4">
                  {course.objectives.map((objective) => (
                    <li key={objective}>{objective}</li>
                  ))}
                </ul>
              </Panel>
            )}
          </div>
        </div>
        <CourseRuns courseId={course.id} runs={course.runs} today={today} />
      </div>
    </>
  );
}
