'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { ImportCounts } from '@/lib/enrolments/imports/types';
import { startingStates, type StartingState } from '@/lib/enrolments/rules';
import type { Outcome } from '@/lib/errors/outcome';

type Props = {
  batchId: string;
  runId: string;
  people: number;
  undecided: number;
  /** People expected elsewhere on the run's days. */
  busy: number;
  apply: (input: {
    batchId: string;
    state: StartingState;
    undecided: 'ASK' | 'NEW' | 'SAME';
    reason: string | null;
  }) => Promise<{ data?: Outcome<ImportCounts>; serverError?: { errorId: string } } | undefined>;
};

/** The end of the look at a list: as what its people come, and doing it. A refusal changes nothing. */
export function Apply({ batchId, runId, people, undecided, busy, apply }: Props) {
  const t = useTranslations('import');
  const states = useTranslations('enrolments.state');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const router = useRouter();
  const [state, setState] = useState<StartingState>('NOMINATED');
  const [reason, setReason] = useState('');
  const { run, pending, refusals, errorId } = useCommand(apply, {
    onDone: () => {
      toast.success(t('done'));
      router.push(`/runs/${runId}/people`);
      router.refresh();
    },
  });
  const go = (as: StartingState) =>
    run({ batchId, state: as, undecided: 'ASK', reason: reason.trim() || null });
  const full = refusals.some(({ code }) => code === 'RUN_FULL');
  const asksReason =
    refusals.some(({ code }) => code === 'PARTICIPANT_BUSY') || (busy > 0 && state === 'CONFIRMED');
  return (
    <div className="flex flex-col gap-3">
      {busy > 0 && <p className="text-warn">{t('busy', { count: busy })}</p>}
      {(refusals.length > 0 || errorId) && (
        <Notice
          tone="danger"
          live
          actions={
            full && (
              <>
                <Button size="sm" onClick={() => go('WAITING_LIST')}>
                  {t('full')}
                </Button>
                <Button size="sm" onClick={() => go('NOMINATED')}>
                  {t('nominatedInstead')}
                </Button>
              </>
            )
          }
        >
          {refusals.slice(0, 5).map((refusal, index) => (
            <p key={index}>{text(refusal)}</p>
          ))}
          {refusals.length > 5 && <p>… +{refusals.length - 5}</p>}
          {errorId && <p>{errors('failedId', { id: errorId })}</p>}
        </Notice>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('applyAs')} unmarked className="min-w-44">
          <Select
            value={state}
            onChange={(event) => setState(event.target.value as StartingState)}
            options={startingStates.map((value) => ({ value, label: states(value) }))}
          />
        </Field>
        {asksReason && (
          <Field label={t('reason')} required className="min-w-72 flex-1">
            <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </Field>
        )}
        <Button
          variant="primary"
          pending={pending}
          disabled={undecided > 0 || people === 0}
          onClick={() => go(state)}
          className="max-md:w-full md:ml-auto"
        >
          {t('apply', { count: people })}
        </Button>
      </div>
    </div>
  );
}
