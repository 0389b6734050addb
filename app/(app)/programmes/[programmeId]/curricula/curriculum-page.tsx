import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CurriculumForm } from '@/components/programmes/curriculum-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { courseOptions } from '@/lib/courses/queries';
import { inLanguage } from '@/lib/text/in-language';
import { arrangeCurriculum } from '../../actions';
import { managedProgramme } from '../seen';

type Props = { programmeId: string; curriculumId: string | null };

/** The form of a curriculum of a programme; `curriculumId` null: a new one. */
export async function CurriculumPage({ programmeId, curriculumId }: Props) {
  const { actor, programme } = await managedProgramme(programmeId);
  const curriculum = programme.curricula.find(({ id }) => id === curriculumId);
  if (curriculumId && !curriculum) notFound();
  const [t, locale, all] = await Promise.all([
    getTranslations('programmes'),
    getLocale(),
    courseOptions(actor),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  // A course that is not given any more keeps its place in the series.
  const offered = new Map(
    [
      ...all.filter((course) => course.programmeId === programme.id),
      ...(curriculum?.courses.map(({ course }) => course) ?? []),
    ].map(({ id, code, titleEn, titleRu }) => [
      id,
      { value: id, label: inLanguage(language, titleEn, titleRu), detail: code },
    ]),
  );
  return (
    <ClientMessages namespaces={['programmes']}>
      <PageHeader
        trail={[
          { href: '/programmes', label: t('title') },
          { href: `/programmes/${programme.id}`, label: programme.code },
        ]}
        title={t(curriculum ? 'curriculum.arrangeTitle' : 'curriculum.new')}
      />
      <CurriculumForm
        programmeId={programme.id}
        curriculumId={curriculum?.id ?? null}
        values={{
          code: curriculum?.code ?? '',
          titleEn: curriculum?.titleEn ?? '',
          titleRu: curriculum?.titleRu ?? '',
          courseIds: curriculum?.courses.map(({ course }) => course.id) ?? [],
        }}
        courses={[...offered.values()]}
        save={arrangeCurriculum}
      />
    </ClientMessages>
  );
}
