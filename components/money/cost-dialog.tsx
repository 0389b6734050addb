'use client';

import type { ReactElement } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { currencies, typedAmount } from '@/lib/runs/money/currencies/rules';
import type { RunMoney } from '@/lib/runs/money/queries';
import { costSchema, type CostInput } from '@/lib/runs/money/schema';

export type SaveCost = Action<CostInput & { runId: string; costId: string | null }, unknown>;

type Props = {
  runId: string;
  /** The line to be corrected; null: a new one. */
  cost: RunMoney['costs'][number] | null;
  currency: string;
  trigger: ReactElement;
  save: SaveCost;
};

/** A line of costs: what, and how much was planned and spent. */
export function CostDialog({ runId, cost, currency, trigger, save }: Props) {
  const t = useTranslations('money');
  const typed = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? '' : typedAmount(minor, currency);
  const form = useForm<CostInput>({
    resolver: zodResolver(costSchema) as never,
    defaultValues: {
      line: cost?.line ?? '',
      currency: currency as CostInput['currency'],
      budget: typed(cost?.budgetMinor),
      actual: typed(cost?.actualMinor),
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <FormDialog
      form={form}
      action={save}
      input={(values) => ({ ...values, runId, costId: cost?.id ?? null })}
      title={t(cost ? 'editCostTitle' : 'addCost')}
      trigger={trigger}
      confirm={t('saveCost')}
      done={t('costSaved')}
    >
      <Field label={t('line')} hint={t('lineHint')} required error={errors.line?.message}>
        <Input {...register('line')} autoComplete="off" />
      </Field>
      <div className="grid gap-4 md:grid-cols-3">
        <Field label={t('currency')} required error={errors.currency?.message}>
          <Select
            {...register('currency')}
            options={currencies.map((code) => ({ value: code, label: code }))}
          />
        </Field>
        <Field label={t('budget')} error={errors.budget?.message}>
          <Input {...register('budget')} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field label={t('actual')} error={errors.actual?.message}>
          <Input {...register('actual')} inputMode="decimal" autoComplete="off" />
        </Field>
      </div>
    </FormDialog>
  );
}
