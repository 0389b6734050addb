import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuestionReport } from '@/components/questions/statistics/question-report';
import { LinkButton } from '@/components/ui/link-button';
import { runStatistics } from '@/lib/assessment/statistics/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations('bank.statistics'))('all')} · Cascade` };
}

/** Which questions did the people of this run know before and after? For its trainer, who sees their scores too. */
export default async function TrainerQuestionsPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const [rows, t, tests] = await Promise.all([
    found(runStatistics(actor, runId)),
    getTranslations('bank.statistics'),
    getTranslations('tests'),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <h1>{tests('trainerTitle')}</h1>
      <div>
        <LinkButton size="sm" href={`/me/tests/${runId}`}>
          {t('toScores')}
        </LinkButton>
      </div>
      <QuestionReport rows={rows} />
    </div>
  );
}
