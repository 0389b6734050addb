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
import { toast } from '@/components/ui/toast';
import { typeChangeSchema, type TypeChange } from '@/lib/qualifications/schema';
import { TypeNames, TypeValidity } from './type-fields';

type Props = {
  typeId: string;
  values: TypeChange;
  change: Action<TypeChange & { typeId: string }, { typeId: string }>;
};

/** Names a kind of status otherwise, or gives those conferred from now on another validity. */
export function ChangeType({ typeId, values, change }: Props) {
  const t = useTranslations('qualifications');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useForm<TypeChange>({ resolver: zodResolver(typeChangeSchema), defaultValues: values });
  const command = useCommand(change, {
    form,
    onDone: () => {
      setOpen(false);
      toast.success(common('saved'));
      router.refresh();
    },
  });
  const send = form.handleSubmit((input) => command.run({ ...input, typeId }));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset(values);
        setOpen(next);
      }}
      title={t('changeKind')}
      description={t('changeKindHint')}
      trigger={<Button>{common('edit')}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} onClick={send}>
            {common('save')}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={send} className="flex flex-col gap-4 pb-3">
        <Failure refusals={command.refusals} errorId={command.errorId} />
        <TypeNames form={form} />
        <TypeValidity form={form} hint={t('form.monthsChangeHint')} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
