'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Controller, useFieldArray, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import type { FindInstitutions, RunForm, RunOptions } from './form-types';
import { InstitutionPicker } from './institution-picker';
import { numberOrNull } from './numbers';

type Props = { form: RunForm; options: RunOptions; find: FindInstitutions };

/** Places kept for an institution or for a country. */
export function QuotaFields({ form, options, find }: Props) {
  const t = useTranslations('runs.form');
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'quotas' });
  const rows = useWatch({ control: form.control, name: 'quotas' });
  const errors = form.formState.errors.quotas;
  return (
    <Fieldset legend={t('quotas')} hint={t('quotasHint')} error={errors?.root?.message ?? errors?.message}>
      {fields.map((row, index) => {
        const ofCountry = rows?.[index]?.countryCode !== null && rows?.[index]?.countryCode !== undefined;
        const error = errors?.[index]?.institutionId?.message ?? errors?.[index]?.countryCode?.message;
        return (
          <div key={row.id} className="flex items-start gap-2 max-md:flex-wrap">
            <Field
              className="flex-1 max-md:basis-full"
              label={t(ofCountry ? 'country' : 'institution')}
              hideLabel
              required
              error={error}
            >
              {ofCountry ? (
                <Controller
                  control={form.control}
                  name={`quotas.${index}.countryCode`}
                  render={({ field }) => (
                    <Combobox
                      options={options.countries}
                      value={field.value ?? ''}
                      onValueChange={field.onChange}
                      placeholder={t('country')}
                    />
                  )}
                />
              ) : (
                <Controller
                  control={form.control}
                  name={`quotas.${index}.institutionId`}
                  render={({ field }) => (
                    <InstitutionPicker
                      value={field.value ?? ''}
                      onValueChange={field.onChange}
                      known={options.institutions}
                      find={find}
                      placeholder={t('institution')}
                    />
                  )}
                />
              )}
            </Field>
            <Field
              className="w-28"
              label={t('places')}
              hideLabel
              required
              error={errors?.[index]?.places?.message}
            >
              <Input
                {...form.register(`quotas.${index}.places`, { setValueAs: numberOrNull })}
                inputMode="numeric"
                placeholder={t('places')}
              />
            </Field>
            <Field
              className="w-28"
              label={t('womenPercent')}
              hideLabel
              unmarked
              error={errors?.[index]?.womenPercent?.message}
            >
              <Input
                {...form.register(`quotas.${index}.womenPercent`, { setValueAs: numberOrNull })}
                inputMode="numeric"
                placeholder={t('womenPercent')}
                autoComplete="off"
              />
            </Field>
            <Button variant="quiet" square aria-label={t('removeRow')} onClick={() => remove(index)}>
              <X aria-hidden className="size-4" />
            </Button>
          </div>
        );
      })}
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => append({ institutionId: '', countryCode: null, places: 1, womenPercent: null })}
        >
          {t('addInstitutionQuota')}
        </Button>
        <Button
          size="sm"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => append({ institutionId: null, countryCode: '', places: 1, womenPercent: null })}
        >
          {t('addCountryQuota')}
        </Button>
      </div>
    </Fieldset>
  );
}
