import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CourseForm } from '@/components/courses/course-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { attendanceOnly } from '@/lib/courses/rules';
import type { CourseInput } from '@/lib/courses/schema';
import { idOf } from '@/lib/text/page';
import { saveCourse } from '../actions';
import { courseFormOptions } from '../options';

type Props = { searchParams: Promise<{ programme?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courses'))('new') };
}

const empty: Omit<CourseInput, 'programmeId'> = {
  code: '',
  titleEn: '',
  titleRu: '',
  kind: 'TRAINING',
  objectives: [],
  audience: '',
  days: null,
  certificateKind: 'COMPLETION',
  confersTypeId: null,
  entitledTypeIds: [],
  sensitive: false,
  completion: attendanceOnly({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' }),
};

/** Enters a course; `?programme=` chooses its programme beforehand. */
export default async function NewCoursePage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const [t, options, { programme }] = await Promise.all([
    getTranslations('courses'),
    courseFormOptions(actor),
    searchParams,
  ]);
  const [first, ...others] = options.programmes;
  if (!first) notFound();
  const wanted = options.programmes.find(({ value }) => value === idOf(programme));
  return (
    <ClientMessages namespaces={['courses']}>
      <PageHeader trail={[{ href: '/courses', label: t('title') }]} title={t('new')} />
      <CourseForm
        values={{ ...empty, programmeId: wanted?.value ?? (others.length === 0 ? first.value : '') }}
        options={options}
        courseId={null}
        current={null}
        save={saveCourse}
      />
    </ClientMessages>
  );
}
