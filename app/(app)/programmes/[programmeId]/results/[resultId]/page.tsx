import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ResultPage } from '../result-page';

type Props = { params: Promise<{ programmeId: string; resultId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes.result'))('changeTitle') };
}

/** Corrects a result; only for those who manage the programme (`managedProgramme`). */
export default async function CorrectResultPage({ params }: Props) {
  return <ResultPage {...await params} />;
}
