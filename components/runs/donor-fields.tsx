'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Controller, useFieldArray } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { numberOrNull } from './numbers';
import type { RunForm, RunOptions } from './form-types';

/** Who pays, and how much of it. */
export function DonorFields({ form, donors }: { form: RunForm; donors: RunOptions['donors'] }) {
  const t = useTranslations('runs.form');
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'donors' });
  const errors = form.formState.errors.donors;
  return (
    <Fieldset legend={t('donors')} hint={t('donorsHint')} error={errors?.root?.message ?? errors?.message}>
      {fields.map((row, index) => (
        <div key={row.id} className="flex items-start gap-2">
          <Field
            className="flex-1"
            label={t('donor')}
            hideLabel
            required
            error={errors?.[index]?.donorId?.message}
          >
            <Controller
              control={form.control}
              name={`donors.${index}.donorId`}
              render={({ field }) => (
                <Combobox
                  options={donors}
                  value={field.value}
                  onValueChange={field.onChange}
                  placeholder={t('donor')}
                />
              )}
            />
          </Field>
          <Field
            className="w-28"
            label={t('share')}
            hideLabel
            unmarked
            error={errors?.[index]?.sharePercent?.message}
          >
            <Input
              {...form.register(`donors.${index}.sharePercent`, { setValueAs: numberOrNull })}
              inputMode="decimal"
              placeholder="%"
            />
          </Field>
          <Button variant="quiet" square aria-label={t('removeRow')} onClick={() => remove(index)}>
            <X aria-hidden className="size-4" />
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => append({ donorId: '', sharePercent: null })}
        >
          {t('addDonor')}
        </Button>
      </div>
    </Fieldset>
  );
}
