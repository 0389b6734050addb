'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useController, useForm } from 'react-hook-form';
import type { Action } from '@/components/runs/form-types';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { curriculumSchema, type CurriculumInput } from '@/lib/courses/curricula/schema';
import { CourseOrder } from './course-order';
import { EntryForm } from './entry-form';

type Ids = { programmeId: string; curriculumId: string | null };

type Props = Ids & {
  values: CurriculumInput;
  /** The programme's courses; `detail` is the code. */
  courses: ComboboxOption[];
  save: Action<CurriculumInput & Ids, { curriculumId: string }>;
};

/** A curriculum: its title, and its courses in their order. */
export function CurriculumForm({ programmeId, curriculumId, values, courses, save }: Props) {
  const t = useTranslations('programmes.curriculum');
  const form = useTranslations('programmes.form');
  const state = useForm<CurriculumInput>({ resolver: zodResolver(curriculumSchema), defaultValues: values });
  const { register, control, formState } = state;
  const { errors } = formState;
  const courseIds = useController({ control, name: 'courseIds' });
  return (
    <EntryForm
      form={state}
      save={save}
      input={(values) => ({ ...values, programmeId, curriculumId })}
      page={`/programmes/${programmeId}`}
    >
      <Panel title={form('what')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={form('titleEn')} required error={errors.titleEn?.message}>
            <Input {...register('titleEn')} autoComplete="off" />
          </Field>
          <Field label={form('titleRu')} error={errors.titleRu?.message}>
            <Input {...register('titleRu')} autoComplete="off" lang="ru" />
          </Field>
          <Field label={form('code')} hint={form('codeHint')} required error={errors.code?.message}>
            <Input {...register('code')} autoComplete="off" spellCheck={false} className="max-w-56" />
          </Field>
        </div>
      </Panel>
      <Panel title={t('order')} hint={t('orderHint')}>
        <CourseOrder
          chosen={courseIds.field.value}
          onChange={courseIds.field.onChange}
          courses={courses}
          error={courseIds.fieldState.error?.message}
        />
      </Panel>
    </EntryForm>
  );
}
