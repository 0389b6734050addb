import { getTranslations } from 'next-intl/server';
import { ResultsGrid } from '@/components/assessment/results-grid';
import { RuleOfRunPanel } from '@/components/assessment/rule-of-run';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { resultsSheet } from '@/lib/assessment/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { ruleOfRun } from '@/lib/certificates/rule-version/queries';
import { find } from '../people/actions';
import { moveRule, record } from './actions';

/** What did people know before and after, and who says that they can do it? */
export default async function TestsPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const [sheet, rule, t] = await Promise.all([
    found(resultsSheet(actor, runId)),
    found(ruleOfRun(actor, runId)),
    getTranslations('tests'),
  ]);
  return (
    <ClientMessages namespaces={['tests']}>
      <div className="flex flex-col gap-4">
        <RuleOfRunPanel rule={rule} move={sheet.managed ? moveRule : null} />
        {sheet.rows.length === 0 ? (
          <EmptyState
            title={t('empty.title')}
            action={<LinkButton href={`/runs/${sheet.run.id}/people`}>{t('empty.action')}</LinkButton>}
          >
            {t('empty.text')}
          </EmptyState>
        ) : (
          <ResultsGrid
            sheet={sheet}
            self={actor.personId}
            record={record}
            find={sheet.managed ? find : null}
          />
        )}
      </div>
    </ClientMessages>
  );
}
