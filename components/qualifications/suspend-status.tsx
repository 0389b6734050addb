'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { suspensionSchema, type SuspensionInput } from '@/lib/qualifications/suspensions/schema';
import type { Day } from '@/lib/time/day';

type Props = {
  qualificationId: string;
  person: string;
  status: string;
  today: Day;
  suspend: Action<SuspensionInput & { qualificationId: string }, { qualificationId: string }>;
};

/** Takes from a status, from a day on, the right that it gives, with a reason that stays beside it. */
export function SuspendStatus({ qualificationId, person, status, today, suspend }: Props) {
  const t = useTranslations('qualifications.suspend');
  const common = useTranslations('common');
  const form = useForm<SuspensionInput>({
    resolver: zodResolver(suspensionSchema),
    defaultValues: { startsOn: today, reason: '' },
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      form={form}
      action={suspend}
      input={(values) => ({ qualificationId, ...values })}
      title={t('title', { person })}
      description={t('consequence', { status })}
      trigger={
        <Button size="sm" variant="quiet" aria-label={t('one', { person })}>
          {t('action')}
        </Button>
      }
      confirm={t('confirm')}
      danger
      done={t('done', { person })}
    >
      <Field label={t('from')} hint={t('fromHint')} required error={errors.startsOn?.message}>
        <DateInput {...form.register('startsOn')} />
      </Field>
      <Field label={common('reason')} hint={t('reasonHint')} required error={errors.reason?.message}>
        <Textarea {...form.register('reason')} rows={3} />
      </Field>
    </FormDialog>
  );
}
