import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ResultPage } from '../result-page';

type Props = { params: Promise<{ programmeId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes.result'))('new') };
}

/** Enters a result; only for those who manage the programme (`managedProgramme`). */
export default async function NewResultPage({ params }: Props) {
  const { programmeId } = await params;
  return <ResultPage programmeId={programmeId} resultId={null} />;
}
