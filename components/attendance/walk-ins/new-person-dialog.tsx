'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { Controller, useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { InstitutionField } from '@/components/people/institution-field';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { z } from '@/lib/errors/zod';
import { personSchema } from '@/lib/people/schema';
import type { Chosen } from './types';
import { useSettled } from './use-settled';

const formSchema = personSchema.safeExtend({
  reason: z.string().trim().min(1, { message: 'REQUIRED' }).max(500),
});

type Props = Chosen & { onClose: () => void };

/** Enters somebody whom the office does not know yet, gives them a place, and ties what was recorded to it. */
export function NewPersonDialog({ runId, name, walkInIds, actions, onClose }: Props) {
  const t = useTranslations('walkIns');
  const people = useTranslations('people');
  const common = useTranslations('common');
  const settled = useSettled();
  // A name stands in the field of its own script; the other one is never made up.
  const latin = /^[\p{Script=Latin}\P{L}]*$/u.test(name);
  const form = useForm({
    resolver: zodResolver(formSchema),
    defaultValues: {
      ...{ officialName: latin ? '' : name, latinName: latin ? name : '' },
      ...{ sex: '' as const, birthDate: '', institutionId: '', reason: t('usualReason') },
    },
  });
  const command = useCommand(actions.enrol, {
    form: form as never,
    onDone: () => {
      onClose();
      settled(t('placed', { name }));
    },
  });
  const submit = form.handleSubmit(({ reason, ...entered }) =>
    command.run({ runId, walkInIds, person: { entered }, reason }),
  );
  const { errors } = form.formState;
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('newTitle', { name })}
      description={t('newHint')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="new-walk-in" pending={command.pending}>
            {t('newSubmit')}
          </Button>
        </>
      }
    >
      <form id="new-walk-in" onSubmit={submit} noValidate className="flex flex-col gap-3 pb-1">
        <Failure {...command} />
        <div className="grid gap-3 md:grid-cols-2">
          <Field label={people('field.officialName')} unmarked error={errors.officialName?.message}>
            <Input maxLength={200} autoComplete="off" {...form.register('officialName')} />
          </Field>
          <Field label={people('field.latinName')} error={errors.latinName?.message}>
            <Input maxLength={200} autoComplete="off" {...form.register('latinName')} />
          </Field>
          <Field label={people('sex.label')} error={errors.sex?.message}>
            <Select
              {...form.register('sex')}
              placeholder={people('sex.unknown')}
              options={(['FEMALE', 'MALE'] as const).map((value) => ({
                value,
                label: people(`sex.${value}`),
              }))}
            />
          </Field>
          <Field label={people('field.birthDate')} error={errors.birthDate?.message}>
            <DateInput {...form.register('birthDate')} />
          </Field>
          <Field label={common('institution')} error={errors.institutionId?.message}>
            <Controller
              control={form.control}
              name="institutionId"
              render={({ field }) => (
                <InstitutionField
                  value={field.value ?? ''}
                  onValueChange={field.onChange}
                  find={actions.findInstitutions}
                  known={[]}
                />
              )}
            />
          </Field>
          <Field label={t('placeReason')} required error={errors.reason?.message}>
            <Input maxLength={500} {...form.register('reason')} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}
