'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { exportSchema, type ExportInput } from '@/lib/reports/exports/schema';
import type { Exploration } from '@/lib/reports/explore/types';
import type { ReportScope } from '@/lib/reports/scope/types';

type Props = {
  scope: ReportScope;
  /** The table that is shown, in place of the report. */
  exploration?: Exploration;
  language: 'EN' | 'RU';
  ask: Action<ExportInput, { exportId: string }>;
};

const formats = ['XLSX', 'CSV', 'PDF'] as const;
/** The scope is the page's, and none of the form. */
const schema = exportSchema.omit({ scope: true, exploration: true });
type Typed = Omit<ExportInput, 'scope' | 'exploration'>;

/** Takes what is shown away as a file, and says what for. */
export function ExportDialog({ scope, exploration, language, ask }: Props) {
  const t = useTranslations('reports.export');
  const form = useForm<Typed>({
    resolver: zodResolver(schema),
    defaultValues: { format: 'XLSX', language, purpose: '' },
  });
  const { errors } = form.formState;
  const choices = exploration
    ? (['XLSX', 'CSV'] as const).map((value) => ({ value, label: t(`table${value}`) }))
    : formats.map((value) => ({ value, label: t(value) }));
  return (
    <FormDialog
      form={form}
      action={ask}
      input={(typed): ExportInput => ({ ...typed, scope, ...(exploration ? { exploration } : {}) })}
      title={t(exploration ? 'tableTitle' : 'title')}
      description={t('hint')}
      trigger={
        <Button variant="primary" icon={<Download aria-hidden className="size-4" />}>
          {t('action')}
        </Button>
      }
      confirm={t('ask')}
      done={t('asked')}
    >
      <RadioGroup legend={t('format')} options={choices} {...form.register('format')} />
      <Field label={t('language')} required error={errors.language?.message}>
        <Select
          options={[
            { value: 'EN', label: 'English' },
            { value: 'RU', label: 'Русский' },
          ]}
          {...form.register('language')}
        />
      </Field>
      <Field label={t('purpose')} hint={t('purposeHint')} required error={errors.purpose?.message}>
        <Input {...form.register('purpose')} autoComplete="off" maxLength={300} />
      </Field>
    </FormDialog>
  );
}
