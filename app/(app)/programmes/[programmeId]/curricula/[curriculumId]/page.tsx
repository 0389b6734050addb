import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CurriculumPage } from '../curriculum-page';

type Props = { params: Promise<{ programmeId: string; curriculumId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes.curriculum'))('arrangeTitle') };
}

/** Arranges a curriculum; only for those who manage the programme (`managedProgramme`). */
export default async function ArrangeCurriculumPage({ params }: Props) {
  return <CurriculumPage {...await params} />;
}
