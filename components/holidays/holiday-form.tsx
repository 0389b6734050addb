'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { holidaySchema, type HolidayInput } from '@/lib/runs/holidays/schema';

type Props = { countryCode: string; add: Action<HolidayInput, unknown> };

/** Adds a day that was announced: a holiday that follows the moon, or a day off that was moved. */
export function HolidayForm({ countryCode, add }: Props) {
  const t = useTranslations('holidays');
  const common = useTranslations('common');
  const router = useRouter();
  const form = useForm<HolidayInput>({
    resolver: zodResolver(holidaySchema),
    defaultValues: { countryCode, day: '', nameEn: '', nameRu: '' },
  });
  const { register, formState, reset } = form;
  const command = useCommand(add, {
    form,
    onDone: () => {
      toast.success(common('saved'));
      reset();
      router.refresh();
    },
  });
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-3"
      onSubmit={form.handleSubmit((input) => command.run(input))}
    >
      <Field label={common('date')} required error={formState.errors.day?.message}>
        <DateInput {...register('day')} />
      </Field>
      <Field
        label={t('nameEn')}
        required
        error={formState.errors.nameEn?.message}
        className="min-w-48 flex-1"
      >
        <Input {...register('nameEn')} autoComplete="off" />
      </Field>
      <Field
        label={t('nameRu')}
        required
        error={formState.errors.nameRu?.message}
        className="min-w-48 flex-1"
      >
        <Input {...register('nameRu')} autoComplete="off" lang="ru" />
      </Field>
      <Button type="submit" variant="primary" pending={command.pending}>
        {common('add')}
      </Button>
      <Failure refusals={command.refusals} errorId={command.errorId} />
    </form>
  );
}
