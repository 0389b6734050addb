import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IndicatorPage } from '../indicator-page';

type Props = { params: Promise<{ programmeId: string; indicatorId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes.indicator'))('changeTitle') };
}

/** Changes an indicator; only for those who manage the programme (`managedProgramme`). */
export default async function ChangeIndicatorPage({ params }: Props) {
  return <IndicatorPage {...await params} />;
}
