import { getLocale } from 'next-intl/server';
import { kindOf } from '@/components/assessment/attempts/addresses';
import { PaperView } from '@/components/assessment/attempts/paper/paper-view';
import { ClientMessages } from '@/components/shell/client-messages';
import { paperSheet } from '@/lib/assessment/attempts/paper/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { savePaper } from '../actions';

type Props = {
  params: Promise<{ runId: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
};

/** What did people answer on paper? */
export default async function PaperTestPage({ params, searchParams }: Props) {
  const [actor, { runId }, { kind }, locale] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getLocale(),
  ]);
  const sheet = await found(paperSheet(actor, runId, kindOf(kind), [locale]));
  return (
    <ClientMessages namespaces={['runTests', 'tests.file']}>
      <PaperView sheet={sheet} base={`/runs/${sheet.run.id}/tests`} save={savePaper} />
    </ClientMessages>
  );
}
