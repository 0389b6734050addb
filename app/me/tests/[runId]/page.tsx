import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import {
  closeTest,
  handInBegun,
  openTest,
  record,
  renewCode,
  takeNewest,
} from '@/app/(app)/runs/[runId]/tests/actions';
import { TestsPanel } from '@/components/assessment/attempts/tests-panel';
import { ResultsGrid } from '@/components/assessment/results-grid';
import { RuleOfRunPanel } from '@/components/assessment/rule-of-run';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Toaster } from '@/components/ui/toast';
import { runTests } from '@/lib/assessment/attempts/overview/queries';
import { resultsSheet } from '@/lib/assessment/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { ruleOfRun } from '@/lib/certificates/rule-version/queries';
import { inLanguage } from '@/lib/text/in-language';

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations('tests'))('trainerTitle')} · Cascade` };
}

/** Scores and verdicts of a run for its trainer, who enters their own word only. */
export default async function TrainerTestsPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const [sheet, rule, tests] = await found(
    Promise.all([resultsSheet(actor, runId), ruleOfRun(actor, runId), runTests(actor, runId)]),
  );
  const [t, questions, locale] = await Promise.all([
    getTranslations('tests'),
    getTranslations('bank.statistics'),
    getLocale(),
  ]);
  const { course, code } = sheet.run;
  return (
    <ClientMessages namespaces={['tests', 'runTests', 'common', 'refusals', 'errors']}>
      <h1>{t('trainerTitle')}</h1>
      <p className="text-ink-muted mb-4 break-words">
        {inLanguage(locale === 'ru' ? 'RU' : 'EN', course.titleEn, course.titleRu)} · {code}
      </p>
      <div className="flex flex-col gap-4">
        <RuleOfRunPanel rule={rule} move={null} />
        <TestsPanel
          tests={tests}
          base={`/me/tests/${sheet.run.id}`}
          actions={{
            ...{ open: openTest, close: closeTest, handInBegun, renew: renewCode, takeNewest },
            mail: null,
          }}
        />
        {sheet.rows.length === 0 ? (
          <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
        ) : (
          <ResultsGrid sheet={sheet} self={actor.personId} record={record} find={null} />
        )}
        {tests.tests.some(({ standing }) => standing !== 'NONE') && (
          <div>
            <LinkButton href={`/me/tests/${sheet.run.id}/questions`}>{questions('toQuestions')}</LinkButton>
          </div>
        )}
      </div>
      <Toaster />
    </ClientMessages>
  );
}
