import { getLocale, getTranslations } from 'next-intl/server';
import { ConfirmStep } from '@/components/evaluation/confirm-step';
import { EarlierRuns } from '@/components/evaluation/earlier-runs';
import { FollowUpPanel } from '@/components/evaluation/follow-up-panel';
import { SupervisorList } from '@/components/evaluation/supervisor-list';
import { FewAnswers } from '@/components/evaluation/few-answers';
import { ResponsePanel } from '@/components/evaluation/response-panel';
import { ResultPanel } from '@/components/evaluation/result-panel';
import { SettingsDialog } from '@/components/evaluation/settings-dialog';
import { ClientMessages } from '@/components/shell/client-messages';
import { buttonClass } from '@/components/ui/button-style';
import { runEvaluation } from '@/lib/assessment/evaluation/results/queries';
import { runFollowUp, supervisorsOf } from '@/lib/assessment/follow-up/queries';
import { monthsAfter } from '@/lib/assessment/follow-up/rules';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { mailLinks, nameSupervisor, renewCode, saveSettings } from './actions';

type Props = { params: Promise<{ runId: string }> };

/** What did people think of it? */
export default async function RunEvaluationPage({ params }: Props) {
  const [actor, { runId }, locale] = await Promise.all([requireActor(), params, getLocale()]);
  const t = await getTranslations('evaluation');
  const [{ head, parts, sessions, asksAboutSessions, earlier }, followUp] = await found(
    Promise.all([
      runEvaluation(actor, runId, locale === 'ru' ? 'RU' : 'EN', new Date()),
      runFollowUp(actor, runId),
    ]),
  );
  const superiors = followUp.asksSupervisor ? await supervisorsOf(actor, runId) : [];
  const over = head.standing === 'CLOSED';
  return (
    <ClientMessages namespaces={['evaluation', 'followUp']}>
      <div className="flex flex-col gap-4">
        <ResponsePanel
          head={head}
          actions={
            over ? undefined : (
              <>
                <SettingsDialog
                  runId={head.runId}
                  closesOn={head.closesOn}
                  sessionIds={head.sessionIds}
                  sessions={asksAboutSessions ? sessions : []}
                  save={saveSettings}
                />
                <ConfirmStep
                  runId={head.runId}
                  step={renewCode}
                  words={{
                    action: t('renew'),
                    title: t('renewTitle'),
                    text: t('renewText'),
                    confirm: t('renew'),
                    done: t('renewDone'),
                  }}
                />
                {head.standing === 'OPEN' && (
                  <ConfirmStep
                    runId={head.runId}
                    step={mailLinks}
                    words={{
                      action: t('mail'),
                      title: t('mailTitle'),
                      text: t('mailText'),
                      confirm: t('mailSend'),
                      done: t('mailDone'),
                    }}
                  />
                )}
                {/* A page of its own, without the frame of the office: no link of the router. */}
                <a
                  href={`/runs/${head.runId}/evaluation/code`}
                  className={buttonClass({ variant: 'primary' })}
                >
                  {t('showCode')}
                </a>
              </>
            )
          }
        />
        {head.shownOf === 0 ? (
          <FewAnswers head={head} />
        ) : (
          <>
            {parts.map((part) => (
              <ResultPanel key={part.slots[0]?.name} part={part} />
            ))}
            {earlier.length > 0 && <EarlierRuns parts={parts} earlier={earlier} answers={head.shownOf} />}
          </>
        )}
        <FollowUpPanel
          rows={followUp.rows}
          notAsked={followUp.unreached}
          asksFrom={followUp.followUpMonths ? monthsAfter(followUp.endsOn, followUp.followUpMonths) : null}
        >
          {superiors.length > 0 && <SupervisorList people={superiors} name={nameSupervisor} />}
        </FollowUpPanel>
      </div>
    </ClientMessages>
  );
}
