import { getLocale } from 'next-intl/server';
import { kindOf } from '@/components/assessment/attempts/addresses';
import { TriesView } from '@/components/assessment/attempts/tries-view';
import { ClientMessages } from '@/components/shell/client-messages';
import { answersOfPlace, triesOf } from '@/lib/assessment/attempts/overview/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { singleParams } from '@/lib/text/page';
import { annul } from '../actions';

type Props = {
  params: Promise<{ runId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who has taken a test of the run, and what did they answer? */
export default async function TriesPage({ params, searchParams }: Props) {
  const [actor, { runId }, locale] = await Promise.all([requireActor(), params, getLocale()]);
  const search = singleParams(await searchParams);
  const kind = kindOf(search.kind);
  const tries = await found(triesOf(actor, runId, kind));
  const answers = search.person ? await answersOfPlace(actor, runId, kind, search.person, [locale]) : null;
  return (
    <ClientMessages namespaces={['runTests']}>
      <TriesView {...{ tries, answers, annul }} base={`/runs/${tries.run.id}/tests`} />
    </ClientMessages>
  );
}
