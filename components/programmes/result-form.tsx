'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Controller, useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action, FindInstitutions } from '@/components/runs/form-types';
import { InstitutionPicker } from '@/components/runs/institution-picker';
import { numberOrNull } from '@/components/runs/numbers';
import { Button } from '@/components/ui/button';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Select, type Option } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { ChosenList } from './chosen-list';
import { resultSchema, type ResultInput } from '@/lib/programmes/results/schema';

type Ids = { programmeId: string; resultId: string | null };

type Props = Ids & {
  values: ResultInput;
  courses: Option[];
  runs: ComboboxOption[];
  countries: ComboboxOption[];
  /** The institution that is chosen already. */
  institutions: ComboboxOption[];
  findInstitutions: FindInstitutions;
  save: Action<ResultInput & Ids, { resultId: string }>;
};

/** Something that trained people achieved: entered or corrected. */
export function ResultForm({ programmeId, resultId, values, save, ...choices }: Props) {
  const t = useTranslations('programmes.result');
  const common = useTranslations('common');
  const router = useRouter();
  const state = useForm<ResultInput>({
    resolver: zodResolver(resultSchema) as never,
    defaultValues: {
      ...values,
      courseId: values.courseId ?? '',
      happenedFrom: values.happenedFrom ?? '',
      happenedTo: values.happenedTo ?? '',
    },
  });
  const { register, control, formState } = state;
  const { errors } = formState;
  const path = `/programmes/${programmeId}`;
  const command = useCommand(save, {
    form: state,
    onDone: ({ resultId: id }) => {
      toast.success(common('saved'));
      // What was just entered may be shown by files: they are added there.
      router.push(resultId ? path : `${path}/results/${id}`);
      router.refresh();
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={state.handleSubmit((input) => command.run({ ...input, programmeId, resultId }))}
    >
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Panel>
        <div className="grid gap-4 md:grid-cols-2">
          <Field
            label={t('what')}
            hint={t('whatHint')}
            required
            error={errors.what?.message}
            className="md:col-span-2"
          >
            <Input {...register('what')} autoComplete="off" />
          </Field>
          <Field label={t('quantity')} error={errors.quantity?.message}>
            <Input
              {...register('quantity', { setValueAs: numberOrNull })}
              inputMode="decimal"
              autoComplete="off"
              className="max-w-40"
            />
          </Field>
          <Field label={t('unit')} error={errors.unit?.message}>
            <Input {...register('unit')} autoComplete="off" className="max-w-40" />
          </Field>
          <Field label={t('furtherQuantity')} hint={t('furtherHint')} error={errors.furtherQuantity?.message}>
            <Input
              {...register('furtherQuantity', { setValueAs: numberOrNull })}
              inputMode="decimal"
              autoComplete="off"
              className="max-w-40"
            />
          </Field>
          <Field label={t('furtherUnit')} hint={t('furtherUnitHint')} error={errors.furtherUnit?.message}>
            <Input {...register('furtherUnit')} autoComplete="off" className="max-w-40" />
          </Field>
          <Field label={t('achievedBy')} hint={t('achievedByHint')} error={errors.achievedBy?.message}>
            <Input {...register('achievedBy')} autoComplete="off" />
          </Field>
          <Field label={t('institution')} hint={t('institutionHint')} error={errors.institutionId?.message}>
            <Controller
              control={control}
              name="institutionId"
              render={({ field }) => (
                <InstitutionPicker
                  value={field.value ?? ''}
                  onValueChange={(id) => field.onChange(id || null)}
                  known={choices.institutions}
                  find={choices.findInstitutions}
                />
              )}
            />
          </Field>
          <Field label={common('place')} required error={errors.place?.message}>
            <Input {...register('place')} autoComplete="off" />
          </Field>
          <Field label={common('country')} error={errors.countryCode?.message}>
            <Controller
              control={control}
              name="countryCode"
              render={({ field }) => (
                <Combobox
                  options={choices.countries}
                  value={field.value ?? ''}
                  onValueChange={(code) => field.onChange(code || null)}
                />
              )}
            />
          </Field>
          <Field label={t('happenedFrom')} error={errors.happenedFrom?.message}>
            <DateInput {...register('happenedFrom')} />
          </Field>
          <Field label={t('happenedTo')} hint={t('happenedToHint')} error={errors.happenedTo?.message}>
            <DateInput {...register('happenedTo')} />
          </Field>
          <Field label={t('remark')} hint={t('remarkHint')} error={errors.remark?.message}>
            <Input {...register('remark')} autoComplete="off" />
          </Field>
          <Field label={t('source')} hint={t('sourceHint')} error={errors.source?.message}>
            <Input {...register('source')} autoComplete="off" />
          </Field>
        </div>
      </Panel>
      <Panel title={t('origin')} hint={t('originHint')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={common('course')} hint={t('courseHint')} error={errors.courseId?.message}>
            <Select {...register('courseId')} options={choices.courses} placeholder={common('none')} />
          </Field>
          <Controller
            control={control}
            name="runIds"
            render={({ field }) => (
              <ChosenList
                label={t('runs')}
                hint={t('runsHint')}
                error={errors.runIds?.message}
                chosen={field.value}
                onChange={field.onChange}
                options={choices.runs}
                placeholder={t('addRun')}
                removeLabel={(name) => t('removeRun', { name })}
              />
            )}
          />
        </div>
      </Panel>
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
        <LinkButton href={path}>{common('cancel')}</LinkButton>
        <Button type="submit" variant="primary" pending={command.pending}>
          {common('save')}
        </Button>
      </div>
    </form>
  );
}
