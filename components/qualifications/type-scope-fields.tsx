'use client';

import { useTranslations } from 'next-intl';
import { useController, type UseFormReturn } from 'react-hook-form';
import { ChosenList } from '@/components/programmes/chosen-list';
import { workingLanguages } from '@/components/runs/languages';
import { numberOrNull } from '@/components/runs/numbers';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import type { TypeChange } from '@/lib/qualifications/schema';

export type ScopeOptions = {
  countries: readonly ComboboxOption[];
  /** Courses that end with a certificate of completion: the others prove nothing. */
  courses: readonly ComboboxOption[];
};

type Props = { form: UseFormReturn<TypeChange>; options: ScopeOptions };

/** In which languages and countries its holders may teach. */
export function TypeScope({ form, options }: Props) {
  const t = useTranslations('qualifications.form');
  const language = useTranslations('runs.languages');
  const { errors } = form.formState;
  const countries = useController({ control: form.control, name: 'countryCodes' }).field;
  const languages = [...new Set([...workingLanguages, ...(form.formState.defaultValues?.languages ?? [])])];
  return (
    <>
      <Fieldset legend={t('languages')} hint={t('languagesHint')} error={errors.languages?.message}>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
          {languages.flatMap((code) =>
            code === undefined
              ? []
              : [
                  <Checkbox
                    key={code}
                    {...form.register('languages')}
                    value={code}
                    label={language.has(code) ? language(code) : code}
                  />,
                ],
          )}
        </div>
      </Fieldset>
      <ChosenList
        label={t('countries')}
        hint={t('countriesHint')}
        error={errors.countryCodes?.message}
        placeholder={t('addCountry')}
        removeLabel={(name) => t('removeOne', { name })}
        chosen={countries.value}
        onChange={countries.onChange}
        options={options.countries}
      />
    </>
  );
}

/** What gives it a later end. */
export function TypeRenewal({ form, options }: Props) {
  const t = useTranslations('qualifications.form');
  const { errors } = form.formState;
  const refresher = useController({ control: form.control, name: 'refresherCourseId' }).field;
  return (
    <>
      <Field label={t('renewalRuns')} hint={t('renewalRunsHint')} error={errors.renewalRuns?.message}>
        <Input
          {...form.register('renewalRuns', { setValueAs: numberOrNull })}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-24"
        />
      </Field>
      <Field label={t('refresher')} hint={t('refresherHint')} error={errors.refresherCourseId?.message}>
        <Combobox
          options={options.courses}
          value={refresher.value ?? ''}
          onValueChange={(id) => refresher.onChange(id || null)}
          placeholder={t('noRefresher')}
        />
      </Field>
    </>
  );
}
