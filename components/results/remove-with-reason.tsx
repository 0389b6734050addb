'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ReasonField, useReason } from '@/components/forms/reason-field';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';

type Props<Input> = {
  action: Action<Input & { reason: string }, unknown>;
  /** What is taken away; the reason is added. */
  input: Input;
  /** `open`: what the button is called where its word alone would not say of what. */
  words: { open: string; title: string; hint: string; done: string };
};

/** Takes something away, with a reason that stays. */
export function RemoveWithReason<Input extends object>({ action, input, words }: Props<Input>) {
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { given, field } = useReason();
  const command = useCommand(action, {
    onDone: () => {
      setOpen(false);
      toast.success(words.done);
      router.refresh();
    },
  });
  const submit = () => {
    const reason = given();
    if (reason) command.run({ ...input, reason });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={words.title}
      description={words.hint}
      trigger={
        <Button size="sm" variant="quiet" aria-label={words.open}>
          {common('remove')}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="danger" pending={command.pending} onClick={submit}>
            {common('remove')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Failure refusals={command.refusals} errorId={command.errorId} />
        <ReasonField label={common('reason')} {...field} />
      </div>
    </Dialog>
  );
}
