'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Answer } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { unavailabilitySchema, type UnavailabilityInput } from '@/lib/runs/availability/schema';
import type { Outcome } from '@/lib/errors/outcome';

export type UnavailableDays = UnavailabilityInput;

type Props = {
  add: (days: UnavailableDays) => Answer<Outcome<unknown>>;
  onDone: () => void;
  onCancel: () => void;
};

/** Days on which somebody cannot teach. */
export function UnavailableForm({ add, onDone, onCancel }: Props) {
  const t = useTranslations('availability');
  const common = useTranslations('common');
  const form = useForm<z.input<typeof unavailabilitySchema>, unknown, UnavailabilityInput>({
    resolver: zodResolver(unavailabilitySchema),
    defaultValues: { startsOn: '', endsOn: '', note: '' },
  });
  const { register, formState, getValues, setValue } = form;
  const command = useCommand(add, { form, onDone });
  return (
    <form
      noValidate
      className="flex w-full flex-wrap items-end gap-3"
      onSubmit={form.handleSubmit((days) => command.run(days))}
    >
      <Field label={t('from')} required error={formState.errors.startsOn?.message}>
        <DateInput
          {...register('startsOn', {
            onChange: (event: { target: { value: string } }) => {
              if (!getValues('endsOn')) setValue('endsOn', event.target.value);
            },
          })}
        />
      </Field>
      <Field label={t('to')} required error={formState.errors.endsOn?.message}>
        <DateInput {...register('endsOn')} />
      </Field>
      <Field label={common('note')} error={formState.errors.note?.message} className="min-w-48 flex-1">
        <Input {...register('note')} autoComplete="off" />
      </Field>
      <div className="flex gap-2">
        <Button onClick={onCancel}>{common('cancel')}</Button>
        <Button type="submit" variant="primary" pending={command.pending}>
          {common('save')}
        </Button>
      </div>
      <Failure refusals={command.refusals} errorId={command.errorId} />
    </form>
  );
}
