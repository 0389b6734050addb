import { getLocale, getTranslations } from 'next-intl/server';
import { HandOutList } from '@/components/outputs/hand-out-list';
import { NextSteps } from '@/components/outputs/next-steps';
import { ClientMessages } from '@/components/shell/client-messages';
import { Panel } from '@/components/ui/panel';
import { handOuts } from '@/lib/attendance/hand-outs/queries';
import { handOutLimit } from '@/lib/attendance/hand-outs/schema';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { shownName } from '@/lib/people/names/rules';
import { officeDay } from '@/lib/reports/today/queries';
import { peopleOfRun, runOutputs } from '@/lib/runs/next-steps/queries';
import {
  findInstitutions,
  noteStep,
  removeStep,
  saveHandOut,
  saveRecipients,
  saveStep,
  takeBackHandOut,
} from './actions';

type Props = { params: Promise<{ runId: string }> };

/** What did this meeting end with, and who has to do what by when? */
export default async function RunOutputsPage({ params }: Props) {
  const { runId } = await params;
  const actor = await requireActor();
  const today = await officeDay(new Date());
  const [{ steps, outputs }, documents, people, t, locale] = await Promise.all([
    found(runOutputs(actor, runId, today)),
    found(handOuts(actor, runId)),
    found(peopleOfRun(actor, runId)),
    getTranslations('outputs'),
    getLocale(),
  ]);
  const choices = people.map(({ id, institution, ...names }) => ({
    value: id,
    label: shownName(names),
    ...(institution ? { detail: institution.name } : {}),
  }));
  return (
    <ClientMessages namespaces={['outputs']}>
      <div className="flex flex-col gap-4">
        <NextSteps
          runId={runId}
          steps={steps}
          people={choices}
          actions={{ save: saveStep, note: noteStep, remove: removeStep, findInstitutions }}
        />
        <HandOutList
          list={documents}
          people={choices}
          locale={locale === 'ru' ? 'ru' : 'en'}
          megabytes={handOutLimit / 1024 / 1024}
          actions={{
            save: saveHandOut,
            give: saveRecipients,
            remove: takeBackHandOut,
            findInstitutions,
          }}
        />
        {outputs.length > 0 && (
          <Panel title={t('conclusions')} hint={t('conclusionsHint')}>
            <ul className="list-disc pl-5">
              {outputs.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </ClientMessages>
  );
}
