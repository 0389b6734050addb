'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { waiverSchema, type WaiverInput } from '@/lib/runs/trainers/schema';
import type { Action } from './form-types';

type Props = {
  runId: string;
  personId: string;
  name: string;
  waive: Action<WaiverInput & { runId: string }, unknown>;
};

/** Admits a trainer whose status does not entitle to the run any more, with a reason that stays visible. */
export function WaiveStatus({ runId, personId, name, waive }: Props) {
  const t = useTranslations('trainers');
  const form = useForm<WaiverInput>({
    resolver: zodResolver(waiverSchema),
    defaultValues: { personId, reason: '' },
  });
  return (
    <FormDialog
      form={form}
      action={waive}
      input={(values) => ({ runId, ...values })}
      title={t('waiveTitle', { name })}
      trigger={
        <Button size="sm" className="mt-1" aria-label={t('waiveOne', { name })}>
          {t('waive')}
        </Button>
      }
      confirm={t('waive')}
      done={t('waived')}
    >
      <Field
        label={t('waiver')}
        hint={t('waiverHint')}
        required
        error={form.formState.errors.reason?.message}
      >
        <Textarea {...form.register('reason')} rows={3} />
      </Field>
    </FormDialog>
  );
}
