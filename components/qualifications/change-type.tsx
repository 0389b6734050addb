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
import { TypeRenewal, TypeScope, type ScopeOptions } from './type-scope-fields';

type Props = {
  typeId: string;
  values: TypeChange;
  options: ScopeOptions;
  change: Action<TypeChange & { typeId: string }, { typeId: string }>;
};

/** Changes a kind of status: its names and validity, where it entitles to teach, and what renews it. */
export function ChangeType({ typeId, values, options, change }: Props) {
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
        <TypeScope form={form} options={options} />
        <TypeValidity form={form} hint={t('form.monthsChangeHint')} />
        <TypeRenewal form={form} options={options} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
