'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { withdrawalSchema } from '@/lib/qualifications/schema';

type Props = {
  qualificationId: string;
  person: string;
  status: string;
  withdraw: Action<{ qualificationId: string; reason: string }, { qualificationId: string }>;
};

/** Takes a status away, with a reason that stays beside it. */
export function WithdrawStatus({ qualificationId, person, status, withdraw }: Props) {
  const t = useTranslations('qualifications.withdraw');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useForm({ resolver: zodResolver(withdrawalSchema), defaultValues: { reason: '' } });
  const command = useCommand(withdraw, {
    form,
    onDone: () => {
      setOpen(false);
      toast.success(t('done', { person }));
      router.refresh();
    },
  });
  const send = form.handleSubmit(({ reason }) => command.run({ qualificationId, reason }));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset();
        setOpen(next);
      }}
      title={t('title', { person })}
      description={t('consequence', { status })}
      trigger={
        <Button size="sm" variant="quiet" aria-label={t('one', { person })}>
          {t('action')}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="danger" pending={command.pending} onClick={send}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={send} className="flex flex-col gap-4 pb-3">
        <Failure refusals={command.refusals} errorId={command.errorId} />
        <Field
          label={common('reason')}
          hint={t('reasonHint')}
          required
          error={form.formState.errors.reason?.message}
        >
          <Textarea {...form.register('reason')} rows={3} />
        </Field>
      </form>
    </Dialog>
  );
}
