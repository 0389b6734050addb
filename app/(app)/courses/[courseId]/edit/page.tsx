import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CourseForm } from '@/components/courses/course-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { saveCourse } from '../../actions';
import { courseFormOptions } from '../../options';
import { seenCourse } from '../seen';

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courses'))('edit') };
}

/** Changes a course. */
export default async function EditCoursePage({ params }: Props) {
  const { actor, course, manages } = await seenCourse((await params).courseId);
  const [rule] = course.completionRules;
  if (!manages || !rule) notFound();
  const [t, options] = await Promise.all([getTranslations('courses'), courseFormOptions(actor)]);
  const { programmeId, code, titleEn, titleRu, kind, objectives, audience, days } = course;
  const { certificateKind, confersTypeId, sensitive } = course;
  return (
    <ClientMessages namespaces={['courses']}>
      <PageHeader
        trail={[
          { href: '/courses', label: t('title') },
          { href: `/courses/${course.id}`, label: code },
        ]}
        title={t('edit')}
      />
      <CourseForm
        values={{
          ...{ programmeId, code, titleEn, titleRu, kind, objectives, audience, days },
          ...{ certificateKind, confersTypeId, sensitive },
          entitledTypeIds: course.entitledTypes.map(({ id }) => id),
          completion: rule.definition,
        }}
        options={options}
        courseId={course.id}
        current={{ version: rule.version, runs: rule.runs, definition: rule.definition }}
        save={saveCourse}
      />
    </ClientMessages>
  );
}
