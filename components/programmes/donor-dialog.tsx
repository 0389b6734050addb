'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { donorSchema, type DonorInput } from '@/lib/programmes/schema';

export type AddDonor = Action<DonorInput, { donorId: string }>;

type Props = { add: AddDonor; onAdded: (donorId: string, names: DonorInput) => void };

const empty = { name: '', nameRu: '', acronym: '' };

/** Enters a donor without leaving the form that needs it. */
export function DonorDialog({ add, onAdded }: Props) {
  const t = useTranslations('programmes.donor');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const form = useForm({ resolver: zodResolver(donorSchema), defaultValues: empty });
  const { errors } = form.formState;
  const { run, pending, refusals, errorId } = useCommand(add, {
    form,
    onDone: ({ donorId }) => {
      onAdded(donorId, donorSchema.parse(form.getValues()));
      setOpen(false);
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset(empty);
        setOpen(next);
      }}
      title={t('new')}
      trigger={<Button icon={<Plus aria-hidden className="size-4" />}>{t('new')}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={pending} onClick={form.handleSubmit((input) => run(input))}>
            {t('add')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4 pb-3"
        onSubmit={(event) => {
          // The dialog is drawn inside another form: that one must not be sent with it.
          event.stopPropagation();
          void form.handleSubmit((input) => run(input))(event);
        }}
      >
        <Failure refusals={refusals} errorId={errorId} />
        <Field label={t('name')} required error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" />
        </Field>
        <Field label={t('nameRu')} error={errors.nameRu?.message}>
          <Input {...form.register('nameRu')} autoComplete="off" />
        </Field>
        <Field label={t('acronym')} error={errors.acronym?.message}>
          <Input {...form.register('acronym')} autoComplete="off" className="max-w-40" />
        </Field>
      </form>
    </Dialog>
  );
}
