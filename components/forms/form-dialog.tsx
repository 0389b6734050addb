'use client';

import { useState, type ReactElement, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useCommand } from './use-command';

type Props<Values extends FieldValues, Input> = {
  form: UseFormReturn<Values>;
  action: Action<Input, unknown>;
  /** What the action is given for what was typed. */
  input: (values: Values) => Input;
  title: string;
  description?: string;
  trigger: ReactElement;
  confirm: string;
  danger?: boolean;
  /** What is said when it is done. */
  done: string;
  children: ReactNode;
};

/** A decision that asks for a few fields, is refused beside them, and shows anew what it changed. Opened again it is blank. */
export function FormDialog<Values extends FieldValues, Input>({
  form,
  action,
  input,
  confirm,
  danger = false,
  done,
  children,
  ...dialog
}: Props<Values, Input>) {
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const command = useCommand(action, {
    form,
    onDone: () => {
      setOpen(false);
      toast.success(done);
      router.refresh();
    },
  });
  const send = form.handleSubmit((values) => command.run(input(values)));
  return (
    <Dialog
      {...dialog}
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset();
        setOpen(next);
      }}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant={danger ? 'danger' : 'primary'} pending={command.pending} onClick={send}>
            {confirm}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={send} className="flex flex-col gap-4 pb-3">
        <Failure refusals={command.refusals} errorId={command.errorId} />
        {children}
      </form>
    </Dialog>
  );
}
