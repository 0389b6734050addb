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
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { qualificationTypeSchema, type QualificationTypeInput } from '@/lib/qualifications/schema';
import { TypeNames, TypeValidity } from './type-fields';
import { TypeRenewal, TypeScope, type ScopeOptions } from './type-scope-fields';

type Props = {
  options: ScopeOptions;
  create: Action<QualificationTypeInput, { typeId: string }>;
};

const empty: QualificationTypeInput = {
  ...{ code: '', nameEn: '', nameRu: '', validityMonths: null },
  ...{ languages: [], countryCodes: [], renewalRuns: null, refresherCourseId: null },
};

/** Defines a kind of status; a course then confers it, and others ask for it, on their own pages. */
export function NewType({ options, create }: Props) {
  const t = useTranslations('qualifications');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useForm<QualificationTypeInput>({
    resolver: zodResolver(qualificationTypeSchema),
    defaultValues: empty,
  });
  const { errors } = form.formState;
  const command = useCommand(create, {
    form,
    onDone: () => {
      setOpen(false);
      toast.success(common('saved'));
      router.refresh();
    },
  });
  const send = form.handleSubmit((input) => command.run(input));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset(empty);
        setOpen(next);
      }}
      title={t('newKind')}
      description={t('newKindHint')}
      trigger={<Button variant="primary">{t('newKind')}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} onClick={send}>
            {t('define')}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={send} className="flex flex-col gap-4 pb-3">
        <Failure refusals={command.refusals} errorId={command.errorId} />
        <TypeNames form={form as never} />
        <Field label={t('form.code')} hint={t('form.codeHint')} required error={errors.code?.message}>
          <Input {...form.register('code')} autoComplete="off" spellCheck={false} className="max-w-56" />
        </Field>
        <TypeScope form={form as never} options={options} />
        <TypeValidity form={form as never} hint={t('form.monthsHint')} />
        <TypeRenewal form={form as never} options={options} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
