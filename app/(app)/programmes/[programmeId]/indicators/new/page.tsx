import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IndicatorPage } from '../indicator-page';

type Props = { params: Promise<{ programmeId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes.indicator'))('new') };
}

/** Enters an indicator; only for those who manage the programme (`managedProgramme`). */
export default async function NewIndicatorPage({ params }: Props) {
  const { programmeId } = await params;
  return <IndicatorPage programmeId={programmeId} indicatorId={null} />;
}
