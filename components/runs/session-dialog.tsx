'use client';

import { useState, type ReactElement } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Controller, useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Select, type Option } from '@/components/ui/select';
import { TimeInput } from '@/components/ui/time-input';
import { toast } from '@/components/ui/toast';
import { sessionSchema, type SessionInput } from '@/lib/runs/sessions/schema';
import { formatDate } from '@/lib/text/format';
import { addDays } from '@/lib/time/day';
import { Failure } from './failure';
import type { Action } from './form-types';

type Typed = z.input<typeof sessionSchema>;

type Props = {
  title: string;
  submit: string;
  trigger: ReactElement;
  values: Typed;
  days: readonly string[];
  rooms: readonly Option[];
  trainers: readonly Option[];
  /** Said under the times: whose clocks they are. */
  timeZone: string;
  save: Action<SessionInput, { sessionId: string }>;
};

/** A session of a run: what, when on the clocks of the place, where, by whom, and whether it counts. */
export function SessionDialog({
  title,
  submit,
  trigger,
  values,
  days,
  rooms,
  trainers,
  timeZone,
  save,
}: Props) {
  const t = useTranslations('sessions');
  const common = useTranslations('common');
  const locale = useLocale();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useForm<Typed, unknown, SessionInput>({
    resolver: zodResolver(sessionSchema),
    defaultValues: values,
  });
  const { register, control, setValue, formState } = form;
  const { errors } = formState;
  const [from = '', to = ''] = useWatch({ control, name: ['startsAtLocal', 'endsAtLocal'] });
  const command = useCommand(save, {
    form,
    onDone: () => {
      setOpen(false);
      toast.success(common('saved'));
      router.refresh();
    },
  });
  const day = from.slice(0, 10);
  /** A session that ends before it starts by the clock ends after midnight only if it is said to end at midnight. */
  const set = (date: string, start: string, end: string) => {
    const shown = { shouldDirty: true, shouldValidate: formState.isSubmitted };
    setValue('startsAtLocal', start ? `${date}T${start}` : '', shown);
    setValue('endsAtLocal', end ? `${end === '00:00' ? addDays(date, 1) : date}T${end}` : '', shown);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset(values);
        setOpen(next);
      }}
      title={title}
      trigger={trigger}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant="primary"
            pending={command.pending}
            onClick={form.handleSubmit((input) => command.run(input))}
          >
            {submit}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4 pb-3"
        onSubmit={form.handleSubmit((input) => command.run(input))}
      >
        <Failure refusals={command.refusals} errorId={command.errorId} />
        <Field label={t('titleEn')} required error={errors.titleEn?.message}>
          <Input {...register('titleEn')} autoComplete="off" />
        </Field>
        <Field label={t('titleRu')} error={errors.titleRu?.message}>
          <Input {...register('titleRu')} autoComplete="off" lang="ru" />
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Field label={t('day')} required className="col-span-2">
            <Select
              value={day}
              onChange={(event) => set(event.target.value, from.slice(11), to.slice(11))}
              options={[...new Set([...days, day])].filter(Boolean).map((each) => ({
                value: each,
                label: formatDate(each, locale, 'weekday'),
              }))}
            />
          </Field>
          <Field label={t('from')} required error={errors.startsAtLocal?.message}>
            <TimeInput
              value={from.slice(11)}
              onChange={(event) => set(day, event.target.value, to.slice(11))}
            />
          </Field>
          <Field label={t('to')} required error={errors.endsAtLocal?.message}>
            <TimeInput
              value={to.slice(11)}
              onChange={(event) => set(day, from.slice(11), event.target.value)}
            />
          </Field>
        </div>
        <p className="text-ink-muted -mt-2 text-sm">{t('clocks', { zone: timeZone.replaceAll('_', ' ') })}</p>
        {rooms.length > 0 && (
          <Field label={t('room')} error={errors.roomId?.message}>
            <Select {...register('roomId')} options={rooms} placeholder={t('noRoom')} />
          </Field>
        )}
        {trainers.length > 0 && (
          <Fieldset legend={t('trainers')} error={errors.trainerIds?.message}>
            <Controller
              control={control}
              name="trainerIds"
              render={({ field }) => (
                <div className="flex flex-col">
                  {trainers.map(({ value, label }) => (
                    <Checkbox
                      key={value}
                      label={label}
                      checked={field.value.includes(value)}
                      onChange={(event) =>
                        field.onChange(
                          event.target.checked
                            ? [...field.value, value]
                            : field.value.filter((other) => other !== value),
                        )
                      }
                    />
                  ))}
                </div>
              )}
            />
          </Fieldset>
        )}
        <Checkbox {...register('counts')} label={t('counts')} hint={t('countsHint')} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
