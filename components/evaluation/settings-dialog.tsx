'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useLocale, useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { evaluationSettings, type EvaluationSettings } from '@/lib/assessment/evaluation/schema';
import { inLanguage } from '@/lib/text/in-language';
import type { Day } from '@/lib/time/day';

type Props = {
  runId: string;
  closesOn: Day | null;
  sessionIds: string[];
  /** Offered where the form asks about sessions. */
  sessions: { id: string; titleEn: string; titleRu: string | null }[];
  save: Action<EvaluationSettings & { runId: string }, unknown>;
};

/** Until when answers are taken, and which sessions are asked about. */
export function SettingsDialog({ runId, closesOn, sessionIds, sessions, save }: Props) {
  const t = useTranslations('evaluation');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const form = useForm<EvaluationSettings>({
    resolver: zodResolver(evaluationSettings),
    defaultValues: { closesOn: closesOn ?? '', sessionIds },
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      form={form}
      action={save}
      input={(values) => ({ runId, ...values })}
      title={t('settingsTitle')}
      trigger={<Button>{t('settings')}</Button>}
      confirm={t('save')}
      done={t('settingsDone')}
    >
      <Field label={t('closesOn')} hint={t('closesOnHint')} error={errors.closesOn?.message}>
        <DateInput {...form.register('closesOn')} />
      </Field>
      {sessions.length > 0 && (
        <Fieldset legend={t('sessions')} hint={t('sessionsHint')} error={errors.sessionIds?.message}>
          {sessions.map(({ id, titleEn, titleRu }) => (
            <Checkbox
              key={id}
              value={id}
              label={inLanguage(language, titleEn, titleRu)}
              {...form.register('sessionIds')}
            />
          ))}
        </Fieldset>
      )}
    </FormDialog>
  );
}
