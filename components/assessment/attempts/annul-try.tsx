'use client';

import { useForm } from 'react-hook-form';
import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';

export type Annul = Action<{ runId: string; attemptId: string; reason: string }, unknown>;

type Props = { runId: string; attemptId: string; name: string; annul: Annul };

/** Takes somebody's try out of the results, with a reason; they can try again. */
export function AnnulTry({ runId, attemptId, name, annul }: Props) {
  const t = useTranslations('runTests.tries');
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <FormDialog
      form={form}
      action={annul}
      input={({ reason }) => ({ runId, attemptId, reason })}
      title={t('annulTitle', { name })}
      description={t('annulText')}
      trigger={
        <Button size="sm" variant="quiet" aria-label={`${t('annul')}: ${name}`}>
          {t('annul')}
        </Button>
      }
      confirm={t('annul')}
      danger
      done={t('annulDone')}
    >
      <Field label={t('reason')} required error={form.formState.errors.reason?.message}>
        <Textarea rows={2} maxLength={500} {...form.register('reason')} />
      </Field>
    </FormDialog>
  );
}
