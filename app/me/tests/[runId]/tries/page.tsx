import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { annul } from '@/app/(app)/runs/[runId]/tests/actions';
import { kindOf } from '@/components/assessment/attempts/addresses';
import { TriesView } from '@/components/assessment/attempts/tries-view';
import { ClientMessages } from '@/components/shell/client-messages';
import { Toaster } from '@/components/ui/toast';
import { answersOfPlace, triesOf } from '@/lib/assessment/attempts/overview/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { singleParams } from '@/lib/text/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations('tests'))('trainerTitle')} · Cascade` };
}

type Props = {
  params: Promise<{ runId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who has taken a test, for the trainer of the run. */
export default async function TrainerTriesPage({ params, searchParams }: Props) {
  const [actor, { runId }, locale] = await Promise.all([requireActor(), params, getLocale()]);
  const search = singleParams(await searchParams);
  const kind = kindOf(search.kind);
  const tries = await found(triesOf(actor, runId, kind));
  const answers = search.person ? await answersOfPlace(actor, runId, kind, search.person, [locale]) : null;
  const t = await getTranslations('tests');
  return (
    <ClientMessages namespaces={['runTests', 'common', 'refusals', 'errors']}>
      <h1 className="mb-2">{t('trainerTitle')}</h1>
      <TriesView {...{ tries, answers, annul }} base={`/me/tests/${tries.run.id}`} />
      <Toaster />
    </ClientMessages>
  );
}
