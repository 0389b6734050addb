import { getTranslations } from 'next-intl/server';
import { TestsPanel } from '@/components/assessment/attempts/tests-panel';
import { ResultsGrid } from '@/components/assessment/results-grid';
import { RuleOfRunPanel } from '@/components/assessment/rule-of-run';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { runTests } from '@/lib/assessment/attempts/overview/queries';
import { resultsSheet } from '@/lib/assessment/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { ruleOfRun } from '@/lib/certificates/rule-version/queries';
import { find } from '../people/actions';
import {
  closeTest,
  handInBegun,
  mailLinks,
  moveRule,
  openTest,
  record,
  renewCode,
  takeNewest,
} from './actions';

/** What did people know before and after, and who says that they can do it? */
export default async function TestsPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const [sheet, rule, tests, t, questions] = await Promise.all([
    found(resultsSheet(actor, runId)),
    found(ruleOfRun(actor, runId)),
    found(runTests(actor, runId)),
    getTranslations('tests'),
    getTranslations('bank.statistics'),
  ]);
  return (
    <ClientMessages namespaces={['tests', 'runTests']}>
      <div className="flex flex-col gap-4">
        <RuleOfRunPanel rule={rule} move={sheet.managed ? moveRule : null} />
        <TestsPanel
          tests={tests}
          base={`/runs/${sheet.run.id}/tests`}
          actions={{
            ...{ open: openTest, close: closeTest, handInBegun, renew: renewCode, takeNewest },
            mail: tests.managed ? mailLinks : null,
          }}
        />
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
        <div>
          <LinkButton href={`/runs/${sheet.run.id}/tests/questions`}>{questions('toQuestions')}</LinkButton>
        </div>
      </div>
    </ClientMessages>
  );
}
