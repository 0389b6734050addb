import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CancelRun } from '@/components/runs/cancel-run';
import { RunFields } from '@/components/runs/run-fields';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/auth/session';
import { runValues } from '@/lib/runs/queries';
import { inLanguage } from '@/lib/text/in-language';
import { cancelRun, changeRun, createVenue, findInstitutions } from '../../actions';
import { runOptions } from '../../options';
import { found } from '@/lib/auth/found';

type Props = { params: Promise<{ runId: string }> };

/** Changes a run in the form that planned it, or cancels it. A cancelled run is history: there is nothing to change. */
export default async function EditRunPage({ params }: Props) {
  const { runId } = await params;
  const actor = await requireActor();
  const run = await found(runValues(actor, runId));
  if (run.cancelled) redirect(`/runs/${runId}`);
  const [t, options] = await Promise.all([
    getTranslations('runs'),
    runOptions(actor, run.institutions, run.values.venueId),
  ]);
  // A course that is not given any more still stands on the runs that it had.
  const course = {
    value: run.course.id,
    label: `${run.course.code} · ${inLanguage(actor.language, run.course.titleEn, run.course.titleRu)}`,
    days: null,
    sensitive: run.values.sensitive,
  };
  const courses = options.courses.some(({ value }) => value === course.value)
    ? options.courses
    : [...options.courses, course];
  return (
    <div className="flex flex-col gap-4">
      <RunFields
        values={run.values}
        options={{ ...options, courses }}
        run={{ id: runId, sessions: run.sessions }}
        save={changeRun}
        createVenue={createVenue}
        findInstitutions={findInstitutions}
      />
      <Panel title={t('cancel.title')} hint={t('cancel.hint')}>
        <CancelRun runId={runId} code={run.code} cancel={cancelRun} />
      </Panel>
    </div>
  );
}
