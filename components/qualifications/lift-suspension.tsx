'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { liftingSchema, type LiftingInput } from '@/lib/qualifications/suspensions/schema';
import type { Day } from '@/lib/time/day';

type Props = {
  qualificationId: string;
  person: string;
  status: string;
  /** The day that is proposed. */
  day: Day;
  lift: Action<LiftingInput & { qualificationId: string }, { qualificationId: string }>;
};

/** Gives a suspended status its right back, from a day on. */
export function LiftSuspension({ qualificationId, person, status, day, lift }: Props) {
  const t = useTranslations('qualifications.lift');
  const form = useForm<LiftingInput>({
    resolver: zodResolver(liftingSchema),
    defaultValues: { liftedOn: day },
  });
  return (
    <FormDialog
      form={form}
      action={lift}
      input={(values) => ({ qualificationId, ...values })}
      title={t('title', { person })}
      description={t('consequence', { status })}
      trigger={
        <Button size="sm" variant="quiet" aria-label={t('one', { person })}>
          {t('action')}
        </Button>
      }
      confirm={t('confirm')}
      done={t('done', { person })}
    >
      <Field label={t('on')} hint={t('onHint')} required error={form.formState.errors.liftedOn?.message}>
        <DateInput {...form.register('liftedOn')} />
      </Field>
    </FormDialog>
  );
}
