'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action, FindInstitutions } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Panel } from '@/components/ui/panel';
import { State, type Tone } from '@/components/ui/state';
import { shownName } from '@/lib/people/names/rules';
import type { StepView } from '@/lib/runs/next-steps/queries';
import type { StepState } from '@/lib/runs/next-steps/rules';
import { formatDate } from '@/lib/text/format';
import { NextStepDialog, type SaveStep } from './next-step-dialog';

type Props = {
  runId: string;
  steps: readonly StepView[];
  people: ComboboxOption[];
  actions: {
    save: SaveStep;
    note: Action<{ runId: string; stepId: string; isDone: boolean }, unknown>;
    remove: Action<{ runId: string; stepId: string }, unknown>;
    findInstitutions: FindInstitutions;
  };
};

const tones: Record<StepState, Tone> = { OVERDUE: 'danger', DUE: 'warn', OPEN: 'info', DONE: 'ok' };

/** What was agreed that somebody does, each ticked off when it is done. */
export function NextSteps({ runId, steps, people, actions }: Props) {
  const t = useTranslations('outputs');
  const common = useTranslations('common');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const router = useRouter();
  const refresh = { onDone: () => router.refresh() };
  const note = useCommand(actions.note, refresh);
  const remove = useCommand(actions.remove, refresh);
  const form = { runId, people, save: actions.save, findInstitutions: actions.findInstitutions };
  const ownerOf = ({ person, institution, ownerText }: StepView) =>
    person
      ? shownName(person)
      : institution
        ? ((locale === 'ru' ? institution.nameRu : institution.nameEn) ?? institution.name)
        : ownerText;
  return (
    <Panel
      title={t('steps')}
      hint={t('stepsHint')}
      actions={<NextStepDialog {...form} step={null} trigger={<Button size="sm">{t('addStep')}</Button>} />}
    >
      <Failure refusals={[...note.refusals, ...remove.refusals]} errorId={note.errorId ?? remove.errorId} />
      {steps.length === 0 && <p className="text-ink-muted">{t('noSteps')}</p>}
      <ul aria-label={t('steps')} className="divide-line divide-y">
        {steps.map((step) => (
          <li key={step.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2.5">
            <Checkbox
              // Shown as the office has it: a refused tick falls back.
              key={`${step.state}`}
              label={step.what}
              hint={[ownerOf(step), step.dueOn && t('due', { day: formatDate(step.dueOn, locale) })]
                .filter(Boolean)
                .join(' · ')}
              defaultChecked={step.state === 'DONE'}
              disabled={note.pending}
              onChange={(event) => note.run({ runId, stepId: step.id, isDone: event.target.checked })}
              className="min-w-0 flex-1 basis-64 py-0!"
            />
            <State tone={tones[step.state]}>
              {step.state === 'DONE' && step.doneBy
                ? t('doneBy', { name: step.doneBy })
                : t(`stepState.${step.state}`)}
            </State>
            <div className="flex gap-1">
              <NextStepDialog
                {...form}
                step={step}
                trigger={
                  <Button size="sm" variant="quiet" aria-label={t('editStep', { what: step.what })}>
                    {common('edit')}
                  </Button>
                }
              />
              <Button
                size="sm"
                variant="quiet"
                aria-label={t('removeStep', { what: step.what })}
                pending={remove.pending}
                onClick={() => remove.run({ runId, stepId: step.id })}
              >
                {common('remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
