'use client';

import type { ReactElement } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { savedViewSchema } from '@/lib/reports/explore/views/schema';

const schema = savedViewSchema.pick({ name: true, shared: true });
type Typed = { name: string; shared: boolean };

type Props<Input> = {
  /** What stands there at first. */
  values: Typed;
  action: Action<Input, unknown>;
  input: (typed: Typed) => Input;
  title: string;
  trigger: ReactElement;
  confirm: string;
  done: string;
};

/** Asks for the name of a view, and for whom it is. */
export function ViewDialog<Given>({ values, ...dialog }: Props<Given>) {
  const t = useTranslations('reports.view');
  const form = useForm<Typed>({ resolver: zodResolver(schema), values });
  const { errors } = form.formState;
  return (
    <FormDialog form={form} description={t('hint')} {...dialog}>
      <Field label={t('name')} hint={t('nameHint')} required error={errors.name?.message}>
        <Input {...form.register('name')} autoComplete="off" maxLength={120} />
      </Field>
      <Checkbox {...form.register('shared')} label={t('shared')} hint={t('sharedHint')} />
    </FormDialog>
  );
}
