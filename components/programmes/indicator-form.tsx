'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Controller, useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import { indicatorSchema, type IndicatorInput } from '@/lib/programmes/indicators/schema';
import { emptyRow, gridOf, readGrid, type GridError } from '@/lib/programmes/indicators/grid/rules';
import { IndicatorGrid } from './indicator-grid';

type Ids = { programmeId: string; indicatorId: string | null };

type Props = Ids & {
  values: IndicatorInput;
  countries: ComboboxOption[];
  save: Action<IndicatorInput & Ids, { indicatorId: string }>;
};

/** An indicator with its values by years, groups and countries, and where each series began and is to be. */
export function IndicatorForm({ programmeId, indicatorId, values, countries, save }: Props) {
  const t = useTranslations('programmes.indicator');
  const form = useTranslations('programmes.form');
  const common = useTranslations('common');
  const router = useRouter();
  const state = useForm<IndicatorInput>({
    resolver: zodResolver(indicatorSchema) as never,
    defaultValues: values,
  });
  const { register, control, formState } = state;
  const { errors } = formState;
  const path = `/programmes/${programmeId}`;
  const command = useCommand(save, {
    form: state,
    onDone: () => {
      toast.success(common('saved'));
      router.push(path);
      router.refresh();
    },
  });
  const [grid, setGrid] = useState(() => {
    const recorded = gridOf(values.values, values.aims);
    return recorded.rows.length > 0
      ? recorded
      : { years: [`${new Date().getFullYear()}`], rows: [emptyRow()] };
  });
  const [wrong, setWrong] = useState<GridError[]>([]);
  const submit = state.handleSubmit((input) => {
    const { errors: found, ...read } = readGrid(grid);
    setWrong(found);
    if (found.length === 0) command.run({ ...input, ...read, programmeId, indicatorId });
  });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Panel title={t('what')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={form('nameEn')} required error={errors.nameEn?.message}>
            <Input {...register('nameEn')} autoComplete="off" />
          </Field>
          <Field label={form('nameRu')} error={errors.nameRu?.message}>
            <Input {...register('nameRu')} autoComplete="off" lang="ru" />
          </Field>
          <Field label={t('unit')} hint={t('unitHint')} required error={errors.unit?.message}>
            <Input {...register('unit')} autoComplete="off" className="max-w-56" />
          </Field>
          <Field label={common('country')} hint={t('countryHint')} error={errors.countryCode?.message}>
            <Controller
              control={control}
              name="countryCode"
              render={({ field }) => (
                <Combobox
                  options={countries}
                  value={field.value ?? ''}
                  onValueChange={(code) => field.onChange(code || null)}
                />
              )}
            />
          </Field>
        </div>
      </Panel>
      <IndicatorGrid grid={grid} onChange={setGrid} errors={wrong} countries={countries} />
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
        <LinkButton href={path}>{common('cancel')}</LinkButton>
        <Button type="submit" variant="primary" pending={command.pending}>
          {common('save')}
        </Button>
      </div>
    </form>
  );
}
