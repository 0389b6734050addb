import { getTranslations } from 'next-intl/server';
import { QuestionReport } from '@/components/questions/statistics/question-report';
import { LinkButton } from '@/components/ui/link-button';
import { runStatistics } from '@/lib/assessment/statistics/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';

/** Which questions did the people of this run know before and after? */
export default async function RunQuestionsPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const [rows, t] = await Promise.all([
    found(runStatistics(actor, runId)),
    getTranslations('bank.statistics'),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <LinkButton size="sm" href={`/runs/${runId}/tests`}>
          {t('toScores')}
        </LinkButton>
      </div>
      <QuestionReport rows={rows} />
    </div>
  );
}
