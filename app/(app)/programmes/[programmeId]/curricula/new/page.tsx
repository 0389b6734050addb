import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CurriculumPage } from '../curriculum-page';

type Props = { params: Promise<{ programmeId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes.curriculum'))('new') };
}

/** Makes a curriculum; only for those who manage the programme (`managedProgramme`). */
export default async function NewCurriculumPage({ params }: Props) {
  const { programmeId } = await params;
  return <CurriculumPage programmeId={programmeId} curriculumId={null} />;
}
