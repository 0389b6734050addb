'use client';

import { useId, type ReactElement } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { workingLanguages } from '@/components/runs/languages';
import { numberOrNull } from '@/components/runs/numbers';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { HandOuts } from '@/lib/attendance/hand-outs/queries';
import { handOutSchema, type HandOutInput } from '@/lib/attendance/hand-outs/schema';

export type SaveHandOut = Action<HandOutInput & { runId: string; handOutId: string | null }, unknown>;

type Props = {
  runId: string;
  /** The document to be corrected; null: a new one. */
  document: HandOuts['documents'][number] | null;
  /** Of the run: offered first. */
  languages: readonly string[];
  /** Titles of the run's materials that are no document yet. */
  materials: readonly string[];
  trigger: ReactElement;
  save: SaveHandOut;
};

/** A document that was handed out: what, in which language, how many copies. */
export function HandOutDialog({ runId, document, languages, materials, trigger, save }: Props) {
  const t = useTranslations('outputs');
  const languageOf = useTranslations('runs.languages');
  const list = useId();
  const form = useForm<HandOutInput>({
    resolver: zodResolver(handOutSchema) as never,
    defaultValues: {
      title: document?.title ?? '',
      language: document?.language ?? languages[0] ?? 'ru',
      copies: document?.copies ?? null,
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  const offered = [...new Set([...languages, ...workingLanguages])].map((code) => code.slice(0, 2));
  return (
    <FormDialog
      form={form}
      action={save}
      input={(values) => ({ ...values, runId, handOutId: document?.id ?? null })}
      title={t(document ? 'editDocumentTitle' : 'addDocument')}
      trigger={trigger}
      confirm={t('saveDocument')}
      done={t('documentSaved')}
    >
      <Field label={t('documentTitle')} required error={errors.title?.message}>
        <Input {...register('title')} list={list} autoComplete="off" />
      </Field>
      <datalist id={list}>
        {materials.map((title) => (
          <option key={title} value={title} />
        ))}
      </datalist>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t('language')} required error={errors.language?.message}>
          <Select
            {...register('language')}
            options={[...new Set(offered)].map((code) => ({
              value: code,
              label: languageOf.has(code) ? languageOf(code as 'en') : code,
            }))}
          />
        </Field>
        <Field label={t('copiesLabel')} hint={t('copiesHint')} error={errors.copies?.message}>
          <Input
            {...register('copies', { setValueAs: numberOrNull })}
            inputMode="numeric"
            autoComplete="off"
          />
        </Field>
      </div>
    </FormDialog>
  );
}
