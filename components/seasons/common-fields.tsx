'use client';

import { useTranslations } from 'next-intl';
import { Controller, useWatch } from 'react-hook-form';
import { ChosenList } from '@/components/programmes/chosen-list';
import type { FindInstitutions } from '@/components/runs/form-types';
import { InstitutionPicker } from '@/components/runs/institution-picker';
import { workingLanguages } from '@/components/runs/languages';
import { LinesField } from '@/components/runs/lines-field';
import { numberOrNull } from '@/components/runs/numbers';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import type { SeasonForm, SeasonOptions } from './form-types';

type Props = { form: SeasonForm; options: SeasonOptions; findInstitutions: FindInstitutions };

/** What the runs of a season have in common. */
export function CommonFields({ form, options, findInstitutions }: Props) {
  const t = useTranslations('seasons');
  const words = useTranslations('runs.form');
  const languageName = useTranslations('runs.languages');
  const { register, control, setValue, getValues, formState } = form;
  const { errors } = formState;
  const [courseId, materials, institutionId] = useWatch({
    control,
    name: ['courseId', 'materials', 'institutionId'],
  });
  const course = options.courses.find(({ value }) => value === courseId);
  const takeCourse = (id: string) => {
    const chosen = options.courses.find(({ value }) => value === id);
    if (!chosen) return;
    setValue('sensitive', chosen.sensitive);
    setValue('agenda', chosen.agenda);
    if (!getValues('titleEn')) setValue('titleEn', chosen.titleEn);
    if (!getValues('titleRu')) setValue('titleRu', chosen.titleRu ?? '');
  };
  return (
    <Panel title={t('common')}>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t('course')} required error={errors.courseId?.message} className="md:col-span-2">
          <Controller
            control={control}
            name="courseId"
            render={({ field }) => (
              <Combobox
                options={options.courses}
                value={field.value}
                onValueChange={(id) => {
                  field.onChange(id);
                  takeCourse(id);
                }}
              />
            )}
          />
        </Field>
        <Field label={t('titleEn')} required error={errors.titleEn?.message}>
          <Input {...register('titleEn')} autoComplete="off" />
        </Field>
        <Field label={t('titleRu')} error={errors.titleRu?.message}>
          <Input {...register('titleRu')} autoComplete="off" lang="ru" />
        </Field>
        <Fieldset legend={words('languages')} error={errors.languages?.message}>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
            {workingLanguages.map((code) => (
              <Checkbox key={code} {...register('languages')} value={code} label={languageName(code)} />
            ))}
          </div>
        </Fieldset>
        <Controller
          control={control}
          name="donorIds"
          render={({ field }) => (
            <ChosenList
              label={words('donors')}
              placeholder={words('addDonor')}
              removeLabel={(name) => t('takeOut', { name })}
              chosen={field.value}
              onChange={field.onChange}
              options={options.donors}
              error={errors.donorIds?.message}
            />
          )}
        />
        <Field label={t('quotaFor')} hint={t('quotaForHint')} error={errors.institutionId?.message}>
          <Controller
            control={control}
            name="institutionId"
            render={({ field }) => (
              <InstitutionPicker
                value={field.value ?? ''}
                onValueChange={field.onChange}
                known={[]}
                find={findInstitutions}
              />
            )}
          />
        </Field>
        {institutionId && (
          <Field label={words('womenPercent')} error={errors.womenPercent?.message}>
            <Input
              {...register('womenPercent', { setValueAs: numberOrNull })}
              inputMode="numeric"
              className="max-w-32"
              autoComplete="off"
            />
          </Field>
        )}
        <LinesField
          label={words('materials')}
          hint={words('onePerLine')}
          lines={materials}
          onChange={(lines) => setValue('materials', lines, { shouldDirty: true })}
          error={errors.materials?.message}
        />
        <div className="flex flex-col">
          <Checkbox
            {...register('agenda')}
            label={t('agenda')}
            hint={t(course && !course.agenda ? 'agendaNone' : 'agendaHint')}
            disabled={Boolean(course && !course.agenda)}
          />
          <Checkbox {...register('sensitive')} label={words('sensitive')} hint={words('sensitiveHint')} />
        </div>
      </div>
    </Panel>
  );
}
