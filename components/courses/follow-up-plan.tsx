'use client';

import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import type { FollowUpPlan as Plan } from '@/lib/assessment/follow-up/schema';

type Months = '0' | '3' | '6';
type Typed = { months: Months; asksSupervisor: boolean };
type Props = {
  courseId: string;
  months: number | null;
  asksSupervisor: boolean;
  /** Null: the reader may not change it. */
  plan: Action<Plan & { courseId: string }, unknown> | null;
};

const choices = ['0', '3', '6'] as const;

/** Whether and when the people of the course's runs are asked what came of it. */
export function FollowUpPlan({ courseId, months, asksSupervisor, plan }: Props) {
  const t = useTranslations('followUp');
  const now = `${months ?? 0}` as Months;
  const form = useForm<Typed>({ values: { months: now, asksSupervisor } });
  return (
    <Panel
      title={t('plan')}
      hint={t('planHint')}
      actions={
        plan && (
          <FormDialog
            form={form}
            action={plan}
            input={({ months: chosen, asksSupervisor: asks }): Plan & { courseId: string } => ({
              courseId,
              months: chosen === '3' ? 3 : chosen === '6' ? 6 : null,
              asksSupervisor: asks,
            })}
            title={t('planTitle')}
            trigger={<Button size="sm">{t('planOpen')}</Button>}
            confirm={t('planOpen')}
            done={t('planDone')}
          >
            <Field label={t('months')}>
              <Select
                {...form.register('months')}
                options={choices.map((value) => ({ value, label: t(`monthsOf.${value}`) }))}
              />
            </Field>
            <Checkbox label={t('asksSupervisor')} {...form.register('asksSupervisor')} />
          </FormDialog>
        )
      }
    >
      <p>
        {t('months')} {t(`monthsOf.${now}`)}.
      </p>
      {asksSupervisor && <p className="text-ink-muted">{t('asksSupervisor')}.</p>}
    </Panel>
  );
}
