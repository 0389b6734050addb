import { useTranslations } from 'next-intl';
import { numberOrNull } from '@/components/runs/numbers';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import type { Parts } from './form';

/** The page: which way round, in which colours, and how long papers are valid. */
export function LookFields({ form: { register }, said }: Parts) {
  const t = useTranslations('certificateTemplates');
  return (
    <Panel title={t('look')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('orientation.label')} required error={said('orientation')}>
          <Select
            options={(['landscape', 'portrait'] as const).map((value) => ({
              value,
              label: t(`orientation.${value}`),
            }))}
            {...register('orientation')}
          />
        </Field>
        <Field label={t('validityMonths')} hint={t('validityHint')} error={said('validityMonths')}>
          <Input
            inputMode="numeric"
            maxLength={3}
            {...register('validityMonths', { setValueAs: numberOrNull })}
          />
        </Field>
        <div className="grid grid-cols-3 gap-4 sm:col-span-2">
          {(['accent', 'text', 'paper'] as const).map((colour) => (
            <Field
              key={colour}
              label={t(`colours.${colour}`)}
              required
              error={said(`colours.${colour}`)}
              className="justify-end"
            >
              <Input type="color" className="px-1! py-1" {...register(`colours.${colour}`)} />
            </Field>
          ))}
        </div>
      </div>
    </Panel>
  );
}
