import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { idOf } from '@/lib/text/page';
import { ResultPage } from '../result-page';

type Props = {
  params: Promise<{ programmeId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes.result'))('new') };
}

/** Enters a result, of a run where the address names one (`?run=`); only for those who manage the programme. */
export default async function NewResultPage({ params, searchParams }: Props) {
  const [{ programmeId }, { run }] = await Promise.all([params, searchParams]);
  return <ResultPage programmeId={programmeId} resultId={null} runId={idOf(run)} />;
}
