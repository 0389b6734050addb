'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/errors/outcome';

export type Offer = (input: {
  runId: string;
  enrolmentIds: string[];
  hours: number;
}) => Promise<{ data?: Outcome<{ offered: number }>; serverError?: { errorId: string } } | undefined>;

type Props = {
  offer: Offer;
  runId: string;
  enrolmentIds: string[];
  /** As the run gives for an answer, else two days. */
  hours: number;
  onClose: () => void;
  onOffered: () => void;
};

/** Offers free places to people who wait, out of turn if need be: the coordinator's own decision. */
export function OfferDialog({ offer, runId, enrolmentIds, hours, onClose, onOffered }: Props) {
  const t = useTranslations('enrolments.offer');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const router = useRouter();
  const [given, setGiven] = useState(String(hours));
  const { run, pending, refusals, errorId } = useCommand(offer, {
    onDone: ({ offered }) => {
      toast.success(t('done', { count: offered }));
      router.refresh();
      onOffered();
    },
  });
  const count = Number(given);
  const valid = Number.isInteger(count) && count >= 1 && count <= 720;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { count: enrolmentIds.length })}
      description={t('hint')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant="primary"
            pending={pending}
            disabled={!valid}
            onClick={() => run({ runId, enrolmentIds, hours: count })}
          >
            {t('action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {(refusals.length > 0 || errorId) && (
          <Notice tone="danger" live>
            {refusals.map((refusal, index) => (
              <p key={index}>{text(refusal)}</p>
            ))}
            {errorId && <p>{errors('failedId', { id: errorId })}</p>}
          </Notice>
        )}
        <Field label={t('hours')} hint={t('hoursHint')} required>
          <Input
            inputMode="numeric"
            className="max-w-32"
            value={given}
            onChange={(event) => setGiven(event.target.value)}
            autoComplete="off"
          />
        </Field>
      </div>
    </Dialog>
  );
}
