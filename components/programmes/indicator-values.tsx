'use client';

import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { numberOrNull } from '@/components/runs/numbers';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { RadioGroup } from '@/components/ui/radio-group';
import type { IndicatorInput } from '@/lib/programmes/indicators/schema';

type Divided = 'year' | 'category';

/** The values, a line each. All of them belong to years, or all of them to groups. */
export function IndicatorValues({ form }: { form: UseFormReturn<IndicatorInput> }) {
  const t = useTranslations('programmes.indicator');
  const { fields, append, remove, replace } = useFieldArray({ control: form.control, name: 'values' });
  const [divided, setDivided] = useState<Divided>(
    fields.some(({ category }) => category !== null) ? 'category' : 'year',
  );
  const errors = form.formState.errors.values;
  const divide = (by: Divided) => {
    setDivided(by);
    // A year makes a fair group; a group makes no year.
    replace(
      form.getValues('values').map(({ year, category, value }) => ({
        year: by === 'year' && /^\d{4}$/.test(category ?? '') ? Number(category) : null,
        category: by === 'category' ? (category ?? (year === null ? '' : `${year}`)) : null,
        value,
      })),
    );
  };
  const next = () => {
    const last = form.getValues('values').at(-1)?.year;
    append({
      year: divided === 'year' && last ? last + 1 : null,
      category: divided === 'category' ? '' : null,
      value: null as never,
    });
  };
  return (
    <Panel title={t('values')}>
      <div className="flex flex-col gap-3">
        <RadioGroup
          legend={t('divided')}
          name="divided"
          value={divided}
          onChange={(event) => divide(event.currentTarget.value as Divided)}
          options={(['year', 'category'] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
        />
        {fields.map((row, index) => (
          <div key={row.id} className="flex max-w-xl items-start gap-2">
            {divided === 'year' ? (
              <Field
                label={t('year')}
                hideLabel={index > 0}
                required
                error={errors?.[index]?.year?.message}
                className="w-28"
              >
                <Input
                  {...form.register(`values.${index}.year`, { setValueAs: numberOrNull })}
                  inputMode="numeric"
                  autoComplete="off"
                />
              </Field>
            ) : (
              <Field
                label={t('category')}
                hideLabel={index > 0}
                required
                error={errors?.[index]?.category?.message}
                className="flex-1"
              >
                <Input {...form.register(`values.${index}.category`)} autoComplete="off" />
              </Field>
            )}
            <Field
              label={t('value')}
              hideLabel={index > 0}
              required
              error={errors?.[index]?.value?.message}
              className="w-32"
            >
              <Input
                {...form.register(`values.${index}.value`, { setValueAs: numberOrNull })}
                inputMode="decimal"
                autoComplete="off"
              />
            </Field>
            <Button
              variant="quiet"
              square
              aria-label={t('removeValue', { number: index + 1 })}
              onClick={() => remove(index)}
              className={index === 0 ? 'mt-6' : ''}
            >
              <X aria-hidden className="size-4" />
            </Button>
            {errors?.[index]?.message && <FieldError>{errors[index].message}</FieldError>}
          </div>
        ))}
        <div>
          <Button size="sm" icon={<Plus aria-hidden className="size-4" />} onClick={next}>
            {t('addValue')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
