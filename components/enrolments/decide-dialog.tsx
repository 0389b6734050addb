'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { needsReason } from '@/lib/enrolments/rules';
import type { Outcome } from '@/lib/errors/outcome';
import type { EnrolmentState } from '@/prisma/generated/enums';

export type Decide = (input: {
  runId: string;
  enrolmentIds: string[];
  to: EnrolmentState;
  reason: string | null;
}) => Promise<{ data?: Outcome<{ changed: number }>; serverError?: { errorId: string } } | undefined>;

type Props = {
  decide: Decide;
  runId: string;
  enrolmentIds: string[];
  to: EnrolmentState;
  onClose: () => void;
  onDecided: () => void;
};

/** Moves a selection to a state, all or nobody; a refusal names who stands in the way, and nothing typed is lost. */
export function DecideDialog({ decide, runId, enrolmentIds, to, onClose, onDecided }: Props) {
  const t = useTranslations('enrolments');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const router = useRouter();
  const [reason, setReason] = useState('');
  const { run, pending, refusals, errorId } = useCommand(decide, {
    onDone: ({ changed }) => {
      toast.success(t('changed', { count: changed }));
      router.refresh();
      onDecided();
    },
  });
  const ofReason = refusals.find(({ code }) => code === 'REASON_REQUIRED');
  const shown = refusals.filter((refusal) => refusal !== ofReason);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`decideTitle.${to}`, { count: enrolmentIds.length })}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant={to === 'WITHDRAWN' || to === 'DECLINED' ? 'danger' : 'primary'}
            pending={pending}
            onClick={() => run({ runId, enrolmentIds, to, reason: reason.trim() || null })}
          >
            {t(`decide.${to}`)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {(shown.length > 0 || errorId) && (
          <Notice tone="danger" title={t('allOrNothing')} live>
            <ul className="flex flex-col gap-1">
              {shown.slice(0, 5).map((refusal, index) => (
                <li key={index}>{text(refusal)}</li>
              ))}
              {shown.length > 5 && <li>… +{shown.length - 5}</li>}
              {errorId && <li>{errors('failedId', { id: errorId })}</li>}
            </ul>
          </Notice>
        )}
        <Field
          label={common('reason')}
          required={needsReason(to)}
          hint={t('reasonHint')}
          error={ofReason && text(ofReason)}
        >
          <Textarea
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
    </Dialog>
  );
}
