'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { withdrawalSchema } from '@/lib/qualifications/schema';

type Props = {
  qualificationId: string;
  person: string;
  status: string;
  withdraw: Action<{ qualificationId: string; reason: string }, { qualificationId: string }>;
};

/** Takes a status away, with a reason that stays beside it. */
export function WithdrawStatus({ qualificationId, person, status, withdraw }: Props) {
  const t = useTranslations('qualifications.withdraw');
  const common = useTranslations('common');
  const form = useForm({ resolver: zodResolver(withdrawalSchema), defaultValues: { reason: '' } });
  return (
    <FormDialog
      form={form}
      action={withdraw}
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
      <Field
        label={common('reason')}
        hint={t('reasonHint')}
        required
        error={form.formState.errors.reason?.message}
      >
        <Textarea {...form.register('reason')} rows={3} />
      </Field>
    </FormDialog>
  );
}
