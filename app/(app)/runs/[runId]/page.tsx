import { getTranslations } from 'next-intl/server';
import { CascadePart } from '@/components/cascade/cascade-part';
import { RunResults } from '@/components/results/run-results';
import { Subscribe } from '@/components/feeds/subscribe';
import { AssignTrainer } from '@/components/runs/assign-trainer';
import { OverviewChecklist } from '@/components/runs/overview-checklist';
import { OverviewFacts, OverviewPlaces } from '@/components/runs/overview-facts';
import { OverviewMaterials } from '@/components/runs/overview-materials';
import { OverviewHistory } from '@/components/runs/overview-history';
import { OverviewPhones } from '@/components/runs/overview-phones';
import { RemoveTrainer } from '@/components/runs/remove-trainer';
import { TrainerList } from '@/components/runs/trainer-list';
import { WaiveStatus } from '@/components/runs/waive-status';
import { ClientMessages } from '@/components/shell/client-messages';
import { Notice } from '@/components/ui/notice';
import { endFeed, renewFeed, showFeed, startFeed } from '@/app/(app)/feed-actions';
import { canManageProgramme, canWaiveQualification } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { runResults } from '@/lib/programmes/results/queries';
import { runBranch } from '@/lib/qualifications/cascade/branches/queries';
import { officeDay } from '@/lib/reports/today/queries';
import { runHistory } from '@/lib/runs/history/queries';
import { runOverview } from '@/lib/runs/overview/queries';
import { runTrainers } from '@/lib/runs/trainers/queries';
import {
  allowPhones,
  assignTrainer,
  checkAssignment,
  findTrainers,
  markMaterial,
  removeTrainer,
  waiveQualification,
} from './actions';
import { found } from '@/lib/auth/found';
import { openBranch } from '../../qualifications/cascade/actions';

type Props = { params: Promise<{ runId: string }> };

/** Is this course in order? */
export default async function RunPage({ params }: Props) {
  const { runId } = await params;
  const actor = await requireActor();
  const today = await officeDay(new Date());
  const [run, trainers, history, above, below, results, t] = await Promise.all([
    found(runOverview(actor, runId, today)),
    found(runTrainers(actor, runId)),
    found(runHistory(actor, runId)),
    found(runBranch(actor, runId, 'UP')),
    found(runBranch(actor, runId, 'DOWN')),
    found(runResults(actor, runId)),
    getTranslations('runs'),
  ]);
  const cancelled = run.cancelledAt !== null;
  return (
    <ClientMessages namespaces={['readiness', 'feeds', 'cascade']}>
      <div className="flex flex-col gap-4">
        {cancelled && (
          <Notice tone="danger" title={t('cancelled')}>
            {run.cancelledReason}
          </Notice>
        )}
        {/* On a phone one column, the facts after what is to be done and before what happened. */}
        <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start">
          <div className="flex flex-col gap-4 max-lg:contents">
            <div className="min-w-0 max-lg:order-2">
              <OverviewFacts run={run} />
            </div>
            <div className="min-w-0 max-lg:order-2">
              <OverviewPlaces run={run} />
            </div>
            {(results.length > 0 || run.endsOn < today) && !cancelled && (
              <div className="min-w-0 max-lg:order-2">
                <RunResults
                  results={results}
                  entry={
                    canManageProgramme(actor, { programmeId: run.programme.id })
                      ? `/programmes/${run.programme.id}/results/new?run=${run.id}`
                      : null
                  }
                />
              </div>
            )}
            {below.people > 0 && (
              <div className="min-w-0 max-lg:order-2">
                <CascadePart
                  href={`/qualifications/cascade?run=${run.id}`}
                  up={above.people > 0 ? [above] : []}
                  down={[below]}
                  open={openBranch}
                />
              </div>
            )}
          </div>
          <div className="flex flex-col gap-4 max-lg:contents">
            {!cancelled && run.endsOn >= today && (
              <OverviewChecklist runId={run.id} checklist={run.checklist} holidays={run.holidays} />
            )}
            <TrainerList
              over={cancelled || run.endsOn < today}
              trainers={trainers}
              assign={
                !cancelled && (
                  <AssignTrainer
                    runId={run.id}
                    find={findTrainers}
                    check={checkAssignment}
                    assign={assignTrainer}
                  />
                )
              }
              remove={({ person }) =>
                !cancelled && (
                  <RemoveTrainer
                    runId={run.id}
                    personId={person.id}
                    name={person.officialName ?? person.latinName ?? ''}
                    remove={removeTrainer}
                  />
                )
              }
              waive={({ person }) =>
                !cancelled &&
                canWaiveQualification(actor) && (
                  <WaiveStatus
                    runId={run.id}
                    personId={person.id}
                    name={person.officialName ?? person.latinName ?? ''}
                    waive={waiveQualification}
                  />
                )
              }
            />
            {run.sensitive && !cancelled && (
              <OverviewPhones
                runId={run.id}
                timeZone={run.timeZone}
                kept={run.keptOnPhones}
                allow={allowPhones}
              />
            )}
            {run.materials.length > 0 && (
              <OverviewMaterials
                runId={run.id}
                materials={run.materials.map(({ readyAt, ...each }) => ({
                  ...each,
                  ready: readyAt !== null,
                }))}
                mark={markMaterial}
              />
            )}
            <div className="max-lg:order-3">
              <Subscribe
                target={{ kind: 'RUN', id: run.id }}
                actions={{ show: showFeed, start: startFeed, renew: renewFeed, end: endFeed }}
              />
            </div>
            <div className="min-w-0 max-lg:order-3">
              <OverviewHistory lines={history} timeZone={run.timeZone} />
            </div>
          </div>
        </div>
      </div>
    </ClientMessages>
  );
}
