import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { savePaper } from '@/app/(app)/runs/[runId]/tests/actions';
import { kindOf } from '@/components/assessment/attempts/addresses';
import { PaperView } from '@/components/assessment/attempts/paper/paper-view';
import { ClientMessages } from '@/components/shell/client-messages';
import { Toaster } from '@/components/ui/toast';
import { paperSheet } from '@/lib/assessment/attempts/paper/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations('tests'))('trainerTitle')} · Cascade` };
}

type Props = {
  params: Promise<{ runId: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
};

/** Answers on paper, entered by the trainer of the run. */
export default async function TrainerPaperTestPage({ params, searchParams }: Props) {
  const [actor, { runId }, { kind }, locale] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getLocale(),
  ]);
  const sheet = await found(paperSheet(actor, runId, kindOf(kind), [locale]));
  const t = await getTranslations('tests');
  return (
    <ClientMessages namespaces={['runTests', 'tests.file', 'common', 'refusals', 'errors']}>
      <h1 className="mb-2">{t('trainerTitle')}</h1>
      <PaperView sheet={sheet} base={`/me/tests/${sheet.run.id}`} save={savePaper} />
      <Toaster />
    </ClientMessages>
  );
}
