'use client';

import { useState, type ReactElement } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { Controller, useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action, FindInstitutions } from '@/components/runs/form-types';
import { InstitutionPicker } from '@/components/runs/institution-picker';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import type { StepView } from '@/lib/runs/next-steps/queries';
import { nextStepSchema, type NextStepInput } from '@/lib/runs/next-steps/schema';

export type SaveStep = Action<NextStepInput & { runId: string; stepId: string | null }, unknown>;

type Props = {
  runId: string;
  /** The step to be corrected; null: a new one. */
  step: StepView | null;
  people: ComboboxOption[];
  trigger: ReactElement;
  save: SaveStep;
  findInstitutions: FindInstitutions;
};

const owners = ['text', 'person', 'institution'] as const;
type Owner = (typeof owners)[number];

/** What is to be done, by whom and by when. */
export function NextStepDialog({ runId, step, people, trigger, save, findInstitutions }: Props) {
  const t = useTranslations('outputs');
  const [owner, setOwner] = useState<Owner>(
    step?.person ? 'person' : step?.institution ? 'institution' : 'text',
  );
  const form = useForm<NextStepInput>({
    resolver: zodResolver(nextStepSchema) as never,
    defaultValues: {
      what: step?.what ?? '',
      personId: step?.person?.id ?? null,
      institutionId: step?.institution?.id ?? null,
      ownerText: step?.ownerText ?? '',
      dueOn: step?.dueOn ?? '',
    },
  });
  const { register, control, formState, setValue } = form;
  const { errors } = formState;
  const choose = (next: Owner) => {
    setOwner(next);
    // One owner at a time: what is not shown is not sent.
    if (next !== 'person') setValue('personId', null);
    if (next !== 'institution') setValue('institutionId', null);
    if (next !== 'text') setValue('ownerText', '');
  };
  const known = step?.institution ? [{ value: step.institution.id, label: step.institution.name }] : [];
  const ownerError = errors.ownerText?.message ?? errors.personId?.message ?? errors.institutionId?.message;
  return (
    <FormDialog
      form={form}
      action={save}
      input={(values) => ({ ...values, runId, stepId: step?.id ?? null })}
      title={t(step ? 'editStepTitle' : 'addStep')}
      trigger={trigger}
      confirm={t('saveStep')}
      done={t('stepSaved')}
    >
      <Field label={t('what')} required error={errors.what?.message}>
        <Textarea {...register('what')} rows={2} />
      </Field>
      <RadioGroup
        legend={t('owner')}
        name={`owner-${step?.id ?? 'new'}`}
        value={owner}
        onChange={(event) => choose(event.currentTarget.value as Owner)}
        options={owners.map((value) => ({ value, label: t(`ownerKind.${value}`) }))}
      />
      {owner === 'text' && (
        <Field label={t('ownerName')} required error={ownerError}>
          <Input {...register('ownerText')} autoComplete="off" />
        </Field>
      )}
      {owner === 'person' && (
        <Field label={t('ownerKind.person')} hint={t('personHint')} required error={ownerError}>
          <Controller
            control={control}
            name="personId"
            render={({ field }) => (
              <Combobox
                options={people}
                value={field.value ?? ''}
                onValueChange={(id) => field.onChange(id || null)}
              />
            )}
          />
        </Field>
      )}
      {owner === 'institution' && (
        <Field label={t('ownerKind.institution')} required error={ownerError}>
          <Controller
            control={control}
            name="institutionId"
            render={({ field }) => (
              <InstitutionPicker
                value={field.value ?? ''}
                onValueChange={(id) => field.onChange(id || null)}
                known={known}
                find={findInstitutions}
              />
            )}
          />
        </Field>
      )}
      <Field label={t('dueOn')} error={errors.dueOn?.message}>
        <DateInput {...register('dueOn')} />
      </Field>
    </FormDialog>
  );
}
