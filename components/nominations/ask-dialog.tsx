'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useCommand } from '@/components/forms/use-command';
import type { FindInstitutions } from '@/components/runs/form-types';
import { numberOrNull } from '@/components/runs/numbers';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { callSchema, type CallInput } from '@/lib/enrolments/nominations/schema';
import { addDays } from '@/lib/time/day';
import { CallOwner } from './call-owner';
import type { Action, QuotaOwner } from './decision-types';
import { Refused } from './refused';

type Values = z.input<typeof callSchema>;

type Props = {
  runId: string;
  owners: readonly QuotaOwner[];
  countries: readonly ComboboxOption[];
  findInstitutions: FindInstitutions;
  ask: Action<CallInput & { runId: string }, { callId: string }>;
  capacity: number;
  startsOn: string;
  today: string;
  language: 'EN' | 'RU';
};

/** Three weeks are what a ministry needs; before the run there is less, or it has begun to be urgent. */
const usualDays = 21;

/** Asks a focal point to name people, by a mail with a link. */
export function AskDialog({ runId, owners, countries, findInstitutions, ask, ...run }: Props) {
  const t = useTranslations('nominations');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const usual = addDays(run.today, usualDays);
  const form = useForm<Values, unknown, CallInput>({
    resolver: zodResolver(callSchema),
    defaultValues: {
      institutionId: '',
      countryCode: '',
      places: 1,
      alternates: 0,
      deadline: usual < run.startsOn ? usual : run.startsOn,
      focalName: '',
      focalEmail: '',
      language: run.language,
      note: '',
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  const command = useCommand(ask, {
    form,
    onDone: () => {
      toast.success(t('askedNow'));
      setOpen(false);
      form.reset();
      router.refresh();
    },
  });
  const id = 'ask-focal-point';
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      wide
      trigger={<Button variant="primary">{t('ask')}</Button>}
      title={t('askTitle')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button type="submit" form={id} variant="primary" pending={command.pending}>
            {t('send')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="grid gap-4 pb-2 md:grid-cols-2"
        onSubmit={form.handleSubmit((input) => command.run({ ...input, runId }))}
      >
        <div className="md:col-span-2">
          <Refused refusals={command.refusals} errorId={command.errorId} />
        </div>
        <CallOwner form={form} owners={owners} countries={countries} find={findInstitutions} />
        <Field label={t('places')} required error={errors.places?.message}>
          <Input
            {...register('places', { setValueAs: numberOrNull })}
            inputMode="numeric"
            className="max-w-32"
          />
        </Field>
        <Field label={t('alternates')} hint={t('alternatesHint')} required error={errors.alternates?.message}>
          <Input
            {...register('alternates', { setValueAs: numberOrNull })}
            inputMode="numeric"
            className="max-w-32"
          />
        </Field>
        <Field label={t('focalName')} required error={errors.focalName?.message}>
          <Input {...register('focalName')} autoComplete="off" />
        </Field>
        <Field label={t('focalEmail')} required error={errors.focalEmail?.message}>
          <Input {...register('focalEmail')} type="email" autoComplete="off" />
        </Field>
        <Field label={t('language')} required>
          <Select
            {...register('language')}
            options={(['EN', 'RU'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
          />
        </Field>
        <Field label={t('deadline')} required error={errors.deadline?.message}>
          <DateInput {...register('deadline')} min={run.today} max={run.startsOn} />
        </Field>
        <Field label={t('note')} hint={t('noteHint')} error={errors.note?.message} className="md:col-span-2">
          <Textarea {...register('note')} rows={3} />
        </Field>
      </form>
    </Dialog>
  );
}
